"""Whoever hands in a page says what its picture shows; a draft may wait for that."""

import pytest
from django.test import Client
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.core.forms import BasePageForm
from cms.core.models import TeaserMixin
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import add_url

pytestmark = pytest.mark.django_db


def send(client: Client, image: object, alt: str, action: str = "action-submit") -> dict[str, str]:
    """A new article; what is said beside the alternative text and in the body, empty if taken."""
    rows = {name: inline_formset([]) for name in ("authors", "comments")}
    streams = {name: streamfield([]) for name in ("related_pages", "corrections")}
    words = {"image": image.pk, "decorative": "", "alt_text": alt or "Acht Bänke"}
    body = streamfield([("image", {"image": words, "caption": ""})])
    data = {
        "title": "Acht Bänke",
        "slug": "acht",
        "teaser": "Am Hang",
        "body": body,
        "lead_image": str(image.pk),
        "lead_image_alt": alt,
        action: action,
        "rubric": str(factories.rubric().pk),
    }
    url = add_url(ArticlePage, factories.newspaper())
    response = client.post(url, nested_form_data({**data, **rows, **streams}))
    if response.status_code == 302:
        return {}
    return {name: str(errors) for name, errors in response.context["form"].errors.items()}


def test_picture_without_words_waits_in_a_draft_and_is_asked_about_when_handed_in(
    volunteer: Client,
) -> None:
    image = factories.image("Bank", description="")
    assert send(volunteer, image, "", action="save") == {}
    errors = send(volunteer, image, "")
    assert list(errors) == ["lead_image_alt"]
    assert "was auf dem Bild zu sehen ist" in errors["lead_image_alt"]
    errors = send(volunteer, image, "IMG_2002")
    assert sorted(errors) == ["body", "lead_image_alt"]
    assert "Name einer Datei" in errors["lead_image_alt"]
    assert send(volunteer, image, "Acht Bänke am Hang") == {}
    # What the library says is enough.
    assert send(volunteer, factories.image(description="Acht Bänke im Schnee"), "") == {}


def test_every_page_type_with_a_picture_asks_so() -> None:
    models = [model for model in get_page_models() if issubclass(model, TeaserMixin)]
    assert len(models) > 5
    for model in models:
        form = model.get_edit_handler().get_form_class()
        assert issubclass(form, BasePageForm), model
        if "lead_image" in form.base_fields:
            assert "lead_image_alt" in form.base_fields, model
