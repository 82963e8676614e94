"""Something in every state for the admin's screens, made through the admin's own forms."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import WORDS, create, decide, edit, hand_in
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events


def furnish(author: Client, office: Client) -> None:
    """Pages in every state, and one of everything beside pages."""
    parent, rubric = factories.newspaper(), factories.rubric()
    made = [
        create(author, ArticlePage, parent, title=f"Bank {n}", slug=f"b{n}", body=WORDS)
        for n in range(3)
    ]
    for page in made[1:]:
        hand_in(author, page, rubric=rubric.pk, teaser="Neue Bänke am Hang")
    decide(office, made[2], "return", comment="Bitte kürzer.")
    office.post(reverse("draft_links", args=[made[0].pk]), {"days": "7", "recipient": "Bauamt"})
    published, locked, private = (factories.article() for _ in range(3))
    edit(office, published, title="Bank geändert")
    office.post(reverse("wagtailadmin_pages:lock", args=[locked.pk]))
    address = reverse("wagtailadmin_pages:set_privacy", args=[private.pk])
    office.post(address, {"restriction_type": "login"})
    morning = (timezone.localtime() + timedelta(days=1)).strftime("%d.%m.%Y %H:%M")
    scheduled = factories.standard_page(title="Bank morgen", live=False)
    edit(office, scheduled, "action-publish", go_live_at=morning)
    factories.standard_page(title="Bank Spiegel").create_alias(update_slug="spiegel")
    Redirect.objects.create(old_path="/alt", redirect_page=published)
    for make in (events.event, gardens.entry, gardens.year, factories.issue, projects.project):
        make()
    for make in (factories.document, factories.topic, factories.person, factories.site_details):
        make()
    factories.menu()
    _translate(office, factories.home_page(), factories.newspaper(), published)


def _translate(office: Client, *pages: Page) -> None:
    """Give pages to the translators, into a second language."""
    english = Locale.objects.get(language_code="en")
    for page in pages:
        address = reverse("send_to_translators", args=[page.pk])
        office.post(address, {"locales": [english.pk]})
