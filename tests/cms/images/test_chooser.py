"""What the dialog for a picture knows before anybody has written in it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.sections import Role
from tests import factories
from tests.editing import enter

pytestmark = pytest.mark.django_db


def test_credit_is_the_one_they_wrote_last_and_at_first_their_name() -> None:
    client = enter("hanna", Role.VOLUNTEERS)

    def suggested() -> str:
        html = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
        field = BeautifulSoup(html, "lxml").select_one("[name=image-chooser-upload-credit]")
        assert field
        return str(field.get("value", ""))

    assert suggested() == ""
    client.user.first_name, client.user.last_name = "Hanna", "Quittenbaum"
    client.user.save()
    assert suggested() == "Foto: Hanna Quittenbaum"
    factories.image(uploaded_by_user=client.user, credit="Foto: Emil Wasserzug")
    factories.image(uploaded_by_user=factories.user(), credit="Foto: Redaktion")
    assert suggested() == "Foto: Emil Wasserzug"


def test_dialogue_leaves_it_to_the_site_to_say_all_that_a_picture_lacks() -> None:
    """Wagtail's script stops at the first empty field that the browser is told to require."""
    client = enter("hanna", Role.VOLUNTEERS)
    html = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    form = BeautifulSoup(html, "lxml").select_one("[data-chooser-modal-creation-form]")
    assert form
    assert [len(form.select(wanted)) for wanted in ("[name$=-credit]", "[required]")] == [1, 0]
