"""A page that is chosen somewhere has an address, or the form says so; readers meet no error."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import HomePage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import edit, enter
from tests.readers import read, text

pytestmark = pytest.mark.django_db

#: How the sentence begins; blocks keep theirs in the JSON they are built from.
REFUSAL = "Diese Seite hat keine Adresse."


@pytest.fixture
def root() -> Page:
    """The page that stands above all home pages."""
    factories.home_page()
    return Page.get_first_root_node()


def choose(root: Page, field: str) -> tuple[Page, dict[str, Any]]:
    """A page, and what its form sends when the root was chosen in `field`."""
    if field == "lead_page":
        return factories.home_page(), {field: str(root.pk)}
    if field == "related_pages":
        return factories.article(), nested_form_data({field: streamfield([("page", str(root.pk))])})
    link = {"label": "", "page": str(root.pk), "url": "", "email": ""}
    block = {"title": "Machen Sie mit", "text": "", "link": link}
    return factories.article(), nested_form_data({field: streamfield([("call_to_action", block)])})


@pytest.mark.parametrize("action", ["", "action-publish"])
@pytest.mark.parametrize("field", ["lead_page", "related_pages", "body"])
def test_page_without_an_address_is_refused_with_a_sentence_where_it_was_chosen(
    root: Page, field: str, action: str
) -> None:
    page, sent = choose(root, field)
    answer = edit(enter("olga"), page, action, **sent)
    assert answer.status_code == 200
    form = BeautifulSoup(answer.content, "lxml")
    assert REFUSAL in str(form.select_one(f"[data-contentpath={field}]"))


def test_readers_meet_no_error_where_such_a_page_was_chosen_before(
    client: Client, root: Page
) -> None:
    article = factories.article("Acht Bänke")
    HomePage.objects.update(lead_page=root)
    ArticlePage.objects.update(related_pages=f'[{{"type": "page", "value": {root.pk}}}]')
    assert text(read(client, "/"), "main h2") == "Acht Bänke"
    page = read(client, article.url)
    assert "Root" not in text(page, "body")
    assert all(link.get("href") for link in page.select("main a"))
