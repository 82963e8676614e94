"""Where guests see drafts; the same address in every language."""

from django.urls import path

from cms.draft_links.views import send_draft_document, show_draft

urlpatterns = [
    path("entwurf/<str:token>/", show_draft, name="draft"),
    path(
        "entwurf/<str:token>/dokumente/<int:key>/<path:filename>",
        send_draft_document,
        name="draft_document",
    ),
]
