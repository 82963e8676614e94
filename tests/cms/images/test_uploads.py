"""What happens to a picture on its way into the library, through all three doors."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images.models import get_rendition_storage
from wagtail.models import Collection

from cms.images.models import WIDTHS, CustomImage, CustomRendition
from cms.images.processing import LONGEST_SIDE
from tests import factories
from tests.readers import read

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024


# --- Three doors ---------------------------------------------------------------------------------


#: What nobody uploads a picture without.
NEEDED = {"credit": "Foto: Anna Beet", "consent": "on"}


def through_form(client: Client, file: SimpleUploadedFile) -> str:
    """The form for one picture."""
    collection = Collection.get_first_root_node().pk
    data = {"title": "Bild", "file": file, "collection": collection, **NEEDED}
    return client.post(reverse("wagtailimages:add"), data, follow=True).content.decode()


def through_many(client: Client, file: SimpleUploadedFile) -> str:
    """The page that takes many pictures at once."""
    response = client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": file, "title": "Bild", "collection": Collection.get_first_root_node().pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    return str(response.json())


def through_chooser(client: Client, file: SimpleUploadedFile) -> str:
    """The dialogue beside a picture field."""
    prefix = "image-chooser-upload"
    data = {
        f"{prefix}-title": "Bild",
        f"{prefix}-file": file,
        f"{prefix}-collection": Collection.get_first_root_node().pk,
        **{f"{prefix}-{name}": value for name, value in NEEDED.items()},
    }
    return str(client.post(reverse("wagtailimages_chooser:create"), data).json())


Door = Callable[[Client, SimpleUploadedFile], str]
DOORS = [through_form, through_many, through_chooser]


@pytest.fixture(params=DOORS, ids=lambda door: door.__name__)
def door(request: pytest.FixtureRequest) -> Door:
    """Each way into the library."""
    way: Door = request.param
    return way


# --- What stays outside --------------------------------------------------------------------------


def jpeg(size: tuple[int, int] = (400, 300)) -> bytes:
    return factories.image_file("JPEG", size).getvalue()


def noisy_jpeg() -> bytes:
    """A JPEG long enough to be cut in the middle."""
    output = BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(output, "JPEG")
    return output.getvalue()


def many_pixels() -> bytes:
    """64 megapixels in a few kilobytes."""
    output = BytesIO()
    Image.new("1", (8000, 8000)).save(output, "PNG")
    return output.getvalue()


def bomb() -> bytes:
    """A PNG that claims to have more pixels than any memory holds."""
    content = bytearray(factories.image_file("PNG", (8, 8)).getvalue())
    content[16:24] = (50_000).to_bytes(4, "big") * 2
    # The checksum of the head that now claims so.
    import zlib

    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
NO_IMAGE = "kein Bild, das die Website lesen kann"
REFUSED = {
    "a text": ("brief.txt", lambda: b"Hallo", NO_IMAGE),
    "a text called JPEG": ("brief.jpg", lambda: b"Hallo", NO_IMAGE),
    "SVG": ("zeichen.svg", lambda: SVG, "SVG nimmt die Website nicht an"),
    "SVG called PNG": ("zeichen.png", lambda: SVG, "SVG nimmt die Website nicht an"),
    "cut off": ("bild.jpg", lambda: noisy_jpeg()[:9000], "beschädigt"),
    "only a head": ("bild.jpg", lambda: jpeg()[:24], "beschädigt"),
    "empty": ("bild.jpg", lambda: b"", "leer"),
    "too many pixels": ("bild.png", many_pixels, "zu groß für die Website"),
    "a bomb": ("bild.png", bomb, "zu groß für die Website"),
    "too many bytes": ("bild.jpg", lambda: jpeg() + bytes(20 * MEGABYTE), "zu groß"),
}


def stored_files() -> set[str]:
    """Names of all pictures and copies in storage."""
    folder = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_is_no_usable_picture_is_refused_in_german_and_leaves_nothing(
    moderator: Client, door: Door
) -> None:
    before = stored_files()
    for case, (name, make, words) in REFUSED.items():
        message = door(moderator, SimpleUploadedFile(name, make(), "image/jpeg"))
        assert re.search(words, message), f"{case}: {message[-600:]}"
        assert not CustomImage.objects.exists(), case
        assert stored_files() == before, case


@pytest.mark.parametrize("wrong", [*NEEDED, "file"])
def test_picture_that_lacks_something_is_asked_for_it_and_nothing_is_lost(
    moderator: Client, wrong: str
) -> None:
    content = b"Hallo" if wrong == "file" else jpeg()
    data = {
        **NEEDED,
        "title": "Acht Bänke",
        "description": "Bänke am Weg",
        "file": SimpleUploadedFile("bild.jpg", content, "image/jpeg"),
        "collection": Collection.get_first_root_node().pk,
    }
    if wrong in NEEDED:
        del data[wrong]
    response = moderator.post(reverse("wagtailimages:add"), data)
    assert list(response.context["form"].errors) == [wrong]
    for typed in ("Acht Bänke", "Bänke am Weg"):
        assert typed in response.content.decode()
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize(
    "name", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"]
)
def test_stranger_cannot_upload(client: Client, name: str) -> None:
    file = SimpleUploadedFile("bild.jpg", jpeg(), "image/jpeg")
    response = client.post(reverse(name), {"title": "Bild", "file": file, **NEEDED})
    assert response.headers["Location"].startswith(reverse("wagtailadmin_login"))
    assert not CustomImage.objects.exists()


# --- What comes in -------------------------------------------------------------------------------


def phone_photograph(size: tuple[int, int]) -> bytes:
    """Held upright and stored on its side, red left of blue, with place and time."""
    opened = Image.new("RGB", size, "#0000ff")
    opened.paste("#ff0000", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Telefon"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 54.0, 30.0), 3: "E", 4: (11.0, 34.0, 0.0)})
    output = BytesIO()
    opened.save(output, "JPEG", exif=exif, quality=60)
    return output.getvalue()


def stored() -> CustomImage:
    """The one picture in the library."""
    return CustomImage.objects.get()


def open_all(image: CustomImage) -> Iterator[tuple[str, Image.Image]]:
    """Name and content of a picture and its copies, none of which tells who took it and where."""
    storage = get_rendition_storage()
    files = [(storage, copy.name) for copy in image.get_variants()]
    for place, name in ((default_storage, image.file.name), *files):
        with place.open(name) as file:
            content = file.read()
        opened = Image.open(BytesIO(content))
        opened.load()
        assert not opened.getexif(), name
        assert b"Telefon" not in content, name
        assert b"Exif" not in content, name
        yield name, opened


def test_photograph_of_a_phone_is_upright_and_does_not_tell_where_it_was_taken(
    moderator: Client, door: Door
) -> None:
    source = phone_photograph((800, 600))
    assert b"Telefon" in source
    door(moderator, SimpleUploadedFile("IMG_0001.JPG", source, "image/jpeg"))
    image = stored()
    assert (image.width, image.height) == (600, 800)
    for name, opened in open_all(image):
        assert opened.height > opened.width
        red, _green, blue = opened.convert("RGB").getpixel((opened.width // 2, 9))
        assert (red > 200, blue < 60) == (True, True), name
    image.delete()
    heif = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (640, 480), "#3d6b35")).save(heif, quality=60)
    door(moderator, SimpleUploadedFile("IMG_0002.HEIC", heif.getvalue(), "image/heic"))
    assert {opened.format for _name, opened in open_all(stored())} == {"JPEG", "WEBP"}


def test_twelve_megapixels_are_brought_to_a_size_that_is_enough(moderator: Client) -> None:
    source = phone_photograph((4000, 3000))
    through_form(moderator, SimpleUploadedFile("IMG_0001.JPG", source, "image/jpeg"))
    image = stored()
    assert (image.width, image.height) == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)
    assert {copy.width for copy in image.get_variants("webp")} == set(WIDTHS)
    assert {copy.width for copy in image.get_variants("jpeg")} == set(WIDTHS)


@pytest.mark.parametrize(("width", "widths"), [(200, [200]), (1300, [320, 640, 960, 1280, 1300])])
def test_widths_are_made_in_both_formats_and_none_is_wider_than_the_picture(
    moderator: Client, width: int, widths: list[int]
) -> None:
    through_form(moderator, SimpleUploadedFile("bild.jpg", jpeg((width, 100)), "image/jpeg"))
    made = {(copy.format.upper(), copy.width) for copy in stored().get_variants()}
    assert made == {(kind, each) for kind in ("WEBP", "JPEG") for each in widths}
    found = [(each.format, each.width) for _name, each in open_all(stored())]
    assert set(found[1:]) == made


def test_formats_and_modes_of_colour_that_are_rare_work(moderator: Client) -> None:
    files = {f"bild.{kind}": factories.image_file(kind.upper()) for kind in ("webp", "gif")}
    for mode in ("L", "CMYK"):
        files[f"{mode}.jpg"] = BytesIO()
        Image.new(mode, (400, 300)).save(files[f"{mode}.jpg"], "JPEG")
    for name, file in files.items():
        through_form(moderator, SimpleUploadedFile(name, file.getvalue(), "image/x"))
    images = CustomImage.objects.all()
    assert len(images) == len(files)
    assert all(image.get_variants("webp") for image in images)


def test_transparent_picture_stays_transparent_and_does_not_tell_where_it_was_taken(
    moderator: Client, door: Door
) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Telefon"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 54.0, 30.0)})
    output = BytesIO()
    Image.new("RGBA", (640, 480), (61, 107, 53, 0)).save(output, "PNG", exif=exif)
    assert b"Telefon" in output.getvalue()
    door(moderator, SimpleUploadedFile("logo.png", output.getvalue(), "image/png"))
    image = stored()
    assert {copy.format for copy in image.get_variants()} == {"webp", "png"}
    for name, opened in open_all(image):
        assert opened.convert("RGBA").getpixel((0, 0))[3] == 0, name


# --- Exchanging and showing ----------------------------------------------------------------------


def edit(client: Client, image: CustomImage, **changes: Any) -> None:
    """Save the form of a picture."""
    data = {"title": image.title, "collection": image.collection_id, **NEEDED, **changes}
    url = reverse("wagtailimages:edit", args=[image.pk])
    response = client.post(url, data)
    if "file" in changes:
        # Asked once more about the other picture.
        kept = response.context["form"].data["kept_file"]
        data = {**data, "kept_file": kept, "description": image.description}
        del data["file"]
        response = client.post(url, data)
    assert response.headers.get("Location"), response.context["form"].errors


def test_pages_show_the_copies_of_a_picture_of_the_file_it_has_now_in_both_formats(
    moderator: Client, client: Client
) -> None:
    image = factories.image()
    old = {copy.url for copy in image.get_variants()}
    article = factories.article(
        lead_image=image, lead_image_alt="Acht Bänke", body=[("image", {"image": image})]
    )
    edit(moderator, image, title="Anders", description="Neu beschrieben")
    fresh = CustomImage.objects.get(pk=image.pk)
    assert (fresh.title, fresh.variants) == ("Anders", image.variants)
    edit(moderator, image, file=SimpleUploadedFile("neu.jpg", jpeg((700, 500)), "image/jpeg"))
    fresh = CustomImage.objects.get(pk=image.pk)
    new = {copy.url for copy in fresh.get_variants()}
    assert all(get_rendition_storage().exists(copy.name) for copy in fresh.get_variants())
    soup = read(client, article.url)
    assert all(url in str(soup) for url in new)
    assert not any(url in str(soup) for url in old)
    element = soup.select_one("main picture")
    source, img = element.source, element.img
    assert source["type"] == "image/webp"
    for tag in (source, img):
        widths = [int(part.split()[1][:-1]) for part in str(tag["srcset"]).split(", ")]
        assert widths == [320, 640, 700]
        assert tag["sizes"]
    assert (img["width"], img["height"], img["alt"]) == ("700", "500", "Acht Bänke")
    fresh.delete()
    assert not read(client, article.url).select("main figure img")


def test_reader_never_waits_for_a_picture_to_be_scaled(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.site_details(funders=[{"name": "Stadt", "logo": factories.image()}])
    article = factories.article(body=factories.body_blocks())
    issue = factories.issue(entries=[article], cover=factories.image())
    page = factories.standard_page(lead_image=factories.image())
    renditions, files = CustomRendition.objects.count(), stored_files()

    def refuse(*args: Any, **options: Any) -> None:
        pytest.fail("a picture was opened")

    monkeypatch.setattr(CustomImage, "get_willow_image", refuse)
    monkeypatch.setattr("willow.Image.open", refuse)
    paper = factories.newspaper().url
    for url in ("/", paper, f"{paper}archiv/", article.url, issue.url, page.url):
        assert read(client, url).select("picture source[type='image/webp']"), url
    for name in ("atom", "rss"):
        assert article.title in client.get(f"{paper}feed/{name}/").content.decode()
    assert CustomRendition.objects.count() == renditions
    assert stored_files() == files


def test_another_width_reaches_pictures_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    image = factories.image(size=(800, 600))
    gone = factories.image(size=(800, 600))
    gone.file.storage.delete(gone.file.name)
    monkeypatch.setattr("cms.images.models.WIDTHS", (500, 1920))
    said = StringIO()
    call_command("make_image_variants", stderr=said)
    image.refresh_from_db()
    assert [each.width for each in image.get_variants("webp")] == [500, 800]
    assert f"picture {gone.pk} is gone" in said.getvalue()
