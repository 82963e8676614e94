"""Of some things there is one in a language; a second one is refused in words."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.site.models import Menu, SiteDetails
from tests import factories

pytestmark = pytest.mark.django_db

FORMS = {
    "site_sitedetails": {"site_name": "Noch eine", "funders": inline_formset([])},
    "site_menu": {
        "position": "main",
        "items": inline_formset([{"page": "", "url": "https://example.org", "title": "Karte"}]),
    },
}


def test_second_one_in_a_language_is_refused_with_a_sentence(moderator: Client) -> None:
    factories.site_details()
    factories.menu(factories.home_page())
    for model, fields in FORMS.items():
        data: dict[str, Any] = nested_form_data(fields)
        page = moderator.post(reverse(f"wagtailsnippets_{model}:add"), data).content.decode()
        assert "Das gibt es schon einmal." in page, model
    assert (SiteDetails.objects.count(), Menu.objects.count()) == (1, 1)
