"""Where guests see drafts; the same address in every language."""

from django.urls import path

from cms.draft_links.views import show_draft

urlpatterns = [path("entwurf/<str:token>/", show_draft, name="draft")]
