"""What saving in the background refuses has the name of its field."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import factories
from tests.editing import open_form

pytestmark = pytest.mark.django_db


def test_refused_autosave_names_fields_blocks_and_rows(moderator: Client) -> None:
    article = factories.article("Sommerfest", bare=True)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    heading = {"text": "Wann", "level": "h2"}
    invitation = {"title": "x" * 200, "text": "", "link": {"label": "Mehr", "url": "kein"}}
    body = streamfield([("heading", heading), ("heading", heading), ("call_to_action", invitation)])
    sent = open_form(moderator, url) | nested_form_data({"body": body})
    sent |= {f"body-{number}-id": str(uuid4()) for number in range(3)}
    # Somebody has moved the last block behind an empty text, and thrown one away.
    sent |= {"body-2-order": "0", "body-1-order": "1", "body-0-order": "2", "body-0-deleted": "1"}
    text = {"type": "text", "value": rich_text(""), "order": "-1", "id": str(uuid4())}
    sent |= {f"body-3-{name}": value for name, value in {**text, "deleted": ""}.items()}
    sent |= {"body-count": "4"}
    sent |= {"title": "x" * 300, "related_pages-count": "0", "corrections-count": "0"}
    answer = moderator.post(url, sent, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "validation_error"
    fields = dict(answer.json()["fields"])
    assert set(fields) == {"title", "body-2-value-title", "body-2-value-link-url"}
    assert "Platz für 255 Zeichen" in fields["title"]
    assert "Adresse" in fields["body-2-value-link-url"], fields
