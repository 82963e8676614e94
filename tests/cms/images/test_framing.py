"""A picture that is turned and cut before it is sent."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from cms.images.models import CustomImage

pytestmark = pytest.mark.django_db

#: The quarters of the picture that is sent, row by row.
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (250, 250, 250)
#: Of a JPEG no colour comes back exactly.
TOLERANCE = 12


def make_picture() -> SimpleUploadedFile:
    """400 by 200 pixels in four quarters."""
    image = Image.new("RGB", (400, 200))
    for index, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        left, top = index % 2 * 200, index // 2 * 100
        image.paste(colour, (left, top, left + 200, top + 100))
    output = BytesIO()
    image.save(output, "JPEG", quality=95)
    return SimpleUploadedFile("beet.jpg", output.getvalue(), "image/jpeg")


def send(client: Client, framing: object, **other: object) -> str:
    """Through the form for one picture."""
    data = {
        "title": "Beet",
        "file": make_picture(),
        "collection": Collection.get_first_root_node().pk,
        "credit": "Foto: Anna Beet",
        "consent": "on",
        "framing": framing if isinstance(framing, str) else json.dumps(framing),
        **other,
    }
    sent = {name: value for name, value in data.items() if value is not None}
    return client.post(reverse("wagtailimages:add"), sent, follow=True).content.decode()


def look(points: dict[tuple[int, int], tuple[int, int, int]]) -> tuple[int, int]:
    """The size of the picture that is stored, once its colours at these points are right."""
    with Image.open(CustomImage.objects.get().file) as image:
        for point, colour in points.items():
            seen = image.getpixel(point)
            assert isinstance(seen, tuple)
            difference = max(abs(a - b) for a, b in zip(seen, colour, strict=True))
            assert difference < TOLERANCE, f"{seen} at {point}"
        return image.size


def test_picture_is_stored_as_it_was_turned_and_then_cut(moderator: Client) -> None:
    send(moderator, {"turn": 90, "left": 0, "top": 0.5, "right": 0, "bottom": 0})
    # A quarter clockwise: what was on the right is below now.
    assert look({(50, 100): WHITE, (150, 100): GREEN}) == (200, 200)


def test_turned_left_and_upside_down(moderator: Client) -> None:
    send(moderator, {"turn": 270})
    assert look({(50, 100): GREEN, (150, 100): WHITE, (50, 300): RED}) == (200, 400)
    CustomImage.objects.all().delete()
    send(moderator, {"turn": 180})
    assert look({(100, 50): WHITE, (300, 150): RED}) == (400, 200)


def test_picture_that_nobody_touched_stays_whole(moderator: Client) -> None:
    send(moderator, "")
    assert look({(100, 50): RED, (300, 150): WHITE}) == (400, 200)


@pytest.mark.parametrize(
    "framing",
    [
        "nothing",
        "[1]",
        {"turn": 45},
        {"left": -0.2},
        {"left": 0.6, "right": 0.6},
        {"top": "viel"},
        {"left": float("nan")},
        {"zoom": 3},
        {"left": 10**400, "right": 0.1},
        "[" * 100_000,
    ],
    ids=lambda framing: str(framing)[:40],
)
def test_what_the_page_cannot_have_sent_is_refused_in_a_sentence(
    moderator: Client, framing: object
) -> None:
    assert "Bitte wählen Sie die Datei noch einmal aus" in send(moderator, framing)
    assert not CustomImage.objects.exists()


def test_kept_picture_is_not_cut_twice(moderator: Client) -> None:
    cut = {"turn": 0, "left": 0.5, "top": 0, "right": 0, "bottom": 0}
    form = BeautifulSoup(send(moderator, cut, credit=""), "html.parser")
    kept = form.select_one("[name=kept_file]")
    framing = form.select_one("[name=framing]")
    assert kept
    assert framing
    assert not framing.get("value")
    send(moderator, "", file=None, kept_file=kept["value"])
    assert look({(100, 50): GREEN, (100, 150): WHITE}) == (200, 200)
