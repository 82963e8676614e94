"""No picture is lost when its form lacks something, and another one in its place is asked about."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.models import get_rendition_storage
from wagtail.models import Collection, UploadedFile

from cms.images.management.commands.prune_uploads import KEPT_FOR
from cms.images.models import CustomImage
from tests import factories
from tests.editing import enter
from tests.form_controls import read_controls

pytestmark = pytest.mark.django_db

CHOOSER = reverse("wagtailimages_chooser:create")
#: The ways to one picture: its address and what stands before the names of its fields.
DOORS = {
    "form": (reverse("wagtailimages:add"), ""),
    "chooser": (CHOOSER, "image-chooser-upload-"),
    "chooser of a text": (f"{CHOOSER}?select_format=true", "image-chooser-upload-"),
}


def photograph(colour: str = "#3d6b35") -> SimpleUploadedFile:
    content = factories.image_file("JPEG", (400, 300), colour).getvalue()
    return SimpleUploadedFile("bank.jpg", content, "image/jpeg")


def read_form(response: HttpResponse) -> Any:
    """The form for a picture that an answer shows, as a page or in the JSON of a dialogue."""
    is_json = "json" in response["Content-Type"]
    html = response.json().get("htmlFragment", "") if is_json else response.content
    return BeautifulSoup(html, "lxml").select_one("form[enctype]")


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Each way into the library that has a form."""
    return DOORS[request.param]


def begin(client: Client, door: tuple[str, str], **fields: Any) -> HttpResponse:
    """Send a picture with its title and what else is said."""
    url, prefix = door
    data = {"title": "Acht Bänke", "file": photograph(), **fields}
    data.setdefault("collection", Collection.get_first_root_node().pk)
    return client.post(url, {f"{prefix}{name}": value for name, value in data.items()})


def test_picture_whose_credit_and_consent_were_forgotten_is_kept_for_the_second_try(
    moderator: Client, door: tuple[str, str], django_capture_on_commit_callbacks: Any
) -> None:
    url, prefix = door
    form = read_form(begin(moderator, door))
    (waiting,) = UploadedFile.objects.all()
    shown = form.get_text(" ", strip=True)
    for sentence in ("wer das Bild gemacht", "Haken", "„bank.jpg“"):
        assert sentence in shown
    picture = form.select_one(".kept-picture")
    assert picture
    assert moderator.get(str(picture["src"])).headers["Content-Type"] == "image/webp"
    sent = read_controls(form) | {f"{prefix}credit": ["Foto: Anna Beet"]}
    # Once more, with one of them still missing.
    form = read_form(moderator.post(url, sent))
    sent = read_controls(form) | {f"{prefix}consent": ["on"]}
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post(url, sent)
    image = CustomImage.objects.get()
    assert (image.title, image.credit, image.width) == ("Acht Bänke", "Foto: Anna Beet", 400)
    assert image.get_variants("webp")
    assert not UploadedFile.objects.exists()
    assert not default_storage.exists(waiting.file.name)


def test_kept_picture_is_its_senders_alone_and_lies_where_nobody_guesses(
    moderator: Client, volunteer: Client
) -> None:
    door = DOORS["form"]
    sent = read_controls(read_form(begin(moderator, door)))
    kept = UploadedFile.objects.get()
    assert re.fullmatch(r"wagtail_uploads/[0-9a-f-]{36}\.jpg", kept.file.name)
    fields = {"credit": ["Foto: Ich"], "consent": ["on"]}
    other = enter("andere")
    assert other.post(door[0], sent | fields).status_code == 200
    forged = sent | fields | {"kept_file": [f"{sent['kept_file'][0]}x"]}
    assert moderator.post(door[0], forged).status_code == 200
    assert not CustomImage.objects.exists()


def test_other_file_on_the_second_try_takes_the_place_of_the_kept_one(moderator: Client) -> None:
    door = DOORS["form"]
    sent = read_controls(read_form(begin(moderator, door)))
    sent = {name: values for name, values in sent.items() if name != "file"}
    other = factories.image_file("JPEG", (120, 90)).getvalue()
    file = SimpleUploadedFile("tor.jpg", other, "image/jpeg")
    moderator.post(door[0], {**sent, "file": file, "credit": "Foto: Ich", "consent": "on"})
    assert CustomImage.objects.get().width == 120
    assert not UploadedFile.objects.exists()


def test_pictures_of_many_are_told_all_that_they_lack_at_once_and_stay(moderator: Client) -> None:
    collection = Collection.get_first_root_node().pk
    answer = moderator.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": photograph(), "title": "Bild", "collection": collection},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    form = BeautifulSoup(answer["form"], "lxml").form
    again = moderator.post(
        str(form["action"]),
        read_controls(form),
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    shown = BeautifulSoup(again["form"], "lxml")
    for sentence in ("wer das Bild gemacht", "Haken"):
        assert sentence in shown.get_text()
    fields = {str(each["name"]): "on" for each in shown.select("[name$=consent]")}
    fields |= {str(each["name"]): "Foto: Ich" for each in shown.select("[name$=credit]")}
    done = moderator.post(
        str(shown.form["action"]),
        read_controls(shown.form) | {name: [value] for name, value in fields.items()},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert done["success"]
    assert CustomImage.objects.get().credit == "Foto: Ich"


def test_other_picture_in_the_place_of_one_is_asked_about_anew_and_says_where_it_stands(
    moderator: Client,
) -> None:
    image = factories.image("Bank", consent=True, credit="Foto: Alt", description="Alte Bank")
    old = image.file.name
    article = factories.article("Neue Bänke am Hang", lead_image=image)
    factories.article("Anderswo")
    factories.article("Noch nicht online", lead_image=image, live=False)
    url = reverse("wagtailimages:edit", args=[image.pk])
    sent = read_controls(read_form(moderator.get(url)))
    response = moderator.post(url, {**sent, "file": photograph()})
    form, shown = read_form(response), response.content.decode()
    assert f"{article.title} (Artikel)" in shown
    assert "Noch nicht online (Artikel, Entwurf)" in shown
    assert "Anderswo" not in shown
    again = read_controls(form)
    assert (again["credit"], again["description"], "consent" in again) == ([""], [""], False)
    image.refresh_from_db()
    assert (image.file.name, image.credit) == (old, "Foto: Alt")
    assert moderator.post(url, again | {"consent": ["on"]}).status_code == 200
    words = {"credit": ["Foto: Neu"], "description": ["Neue Bank"], "consent": ["on"]}
    assert moderator.post(url, again | words).status_code == 302
    image.refresh_from_db()
    assert (image.credit, image.description, image.width) == ("Foto: Neu", "Neue Bank", 400)
    assert all(get_rendition_storage().exists(copy.name) for copy in image.get_variants())
    assert not default_storage.exists(old)
    assert not UploadedFile.objects.exists()


def test_picture_of_a_form_that_nobody_finished_is_gone_after_a_week(
    moderator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(moderator, DOORS["form"])
    (row,) = UploadedFile.objects.all()
    call_command("prune_uploads")
    assert UploadedFile.objects.filter(pk=row.pk).exists()
    assert default_storage.exists(row.file.name)

    later = timezone.now() + KEPT_FOR + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("prune_uploads")

    assert not UploadedFile.objects.exists()
    assert not default_storage.exists(row.file.name)
