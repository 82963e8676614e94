"""Of some things there is one in a language; a second one is refused in words."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests import factories

pytestmark = pytest.mark.django_db

FORMS = {
    "core_sitedetails": {"site_name": "Noch eine", "funders": inline_formset([])},
    "core_menu": {
        "position": "main",
        "items": inline_formset([{"page": "", "url": "https://example.org", "title": "Karte"}]),
    },
}


@pytest.mark.parametrize("model", FORMS)
def test_second_one_in_a_language_is_refused_with_a_sentence(client: Client, model: str) -> None:
    factories.site_details()
    factories.menu(factories.home_page())
    client.force_login(factories.user())
    data: dict[str, Any] = nested_form_data(FORMS[model])
    response = client.post(reverse(f"wagtailsnippets_{model}:add"), data)
    assert response.status_code == 200
    assert "Das gibt es schon einmal." in response.content.decode()
