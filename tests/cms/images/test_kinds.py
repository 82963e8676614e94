"""Photographs and files as people bring them: what is stored, or the sentence that is said."""

import json
import struct
import zlib
from collections.abc import Callable
from functools import partial
from html import escape
from io import BytesIO
from typing import Any

import pillow_heif
import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin
from wagtail.images.models import get_rendition_storage
from wagtail.models import Collection, UploadedFile

from cms.images.models import CustomImage
from tests import factories
from tests.editing import said
from tests.form_controls import read_controls
from tests.tables import show_table

pytestmark = pytest.mark.django_db

#: A place and a camera, as phones and programs write them beside the pixels.
SECRET = "Geheimes Beet"
RED = (200, 30, 30)
#: Of a JPEG no colour comes back exactly.
TOLERANCE = 14


# --- What people bring ---------------------------------------------------------------------------


def picture(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """Red on the left, the rest green."""
    image = Image.new("RGB", size, (30, 160, 30))
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def write(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    output = BytesIO()
    image = image or picture()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(output, **{"quality": 95, **options})
    else:
        image.save(output, kind, **options)
    return output.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Where, with what and how it was taken."""
    known = Image.Exif()
    known[0x0112], known[0x0110] = orientation, SECRET
    known.get_ifd(0x8825).update({1: "N", 2: (50.0, 54.0, 30.0), 3: "E", 4: (11.0, 34.0, 0.0)})
    return known


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()


def secret_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return write("PNG", pnginfo=texts, exif=exif())


def grey_ramp(kind: str) -> bytes:
    """Sixteen bits a pixel, from black on the left to white on the right."""
    values = [round(x * 65535 / 99) for x in range(100)] * 60
    return write(kind, Image.frombytes("I;16", (100, 60), struct.pack("<6000H", *values)))


def wide_gamut() -> bytes:
    """A profile in which red and green are exchanged: what ignores it shows the wrong colours."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile = profile.replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB")
    count = struct.unpack(">I", profile[128:132])[0]
    for at in range(132, 132 + 12 * count, 12):
        swapped = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(bytes(profile[at : at + 4]))
        if swapped:
            profile[at : at + 4] = swapped
    red, green, blue = picture().split()
    return write("JPEG", Image.merge("RGB", (green, red, blue)), icc_profile=bytes(profile))


def transparent(kind: str) -> bytes:
    image = picture(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return write(kind, image)


def mpo() -> bytes:
    """What many phones call JPG: the picture, and another one for its depth."""
    return write("MPO", save_all=True, append_images=[picture((60, 40))])


def tiff_with_small_copy() -> bytes:
    small = picture((30, 20))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    return write("TIFF", save_all=True, append_images=[small])


def frames(kind: str) -> bytes:
    others = [Image.new("RGB", (120, 80), colour) for colour in ("blue", "yellow")]
    return write(kind, save_all=True, append_images=others, duration=200)


def lying_png() -> bytes:
    """Says 50 megapixels and has a handful."""
    content = bytearray(write("PNG", picture((8, 8))))
    content[16:24] = struct.pack(">II", 8000, 6000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def noise() -> Image.Image:
    """Something that no format makes small."""
    return Image.effect_noise((90, 90), 80).convert("RGB")


def half(kind: str, **options: Any) -> bytes:
    """What has arrived when the connection was lost."""
    content = write(kind, noise(), **options)
    return content[: len(content) // 2]


def emptied(kind: str) -> bytes:
    """As long as it was, and nothing in its second half."""
    content = write(kind, picture((400, 300)))
    return content[: len(content) // 2].ljust(len(content), b"\0")


def jpeg(**options: Any) -> bytes:
    return write("JPEG", quality=95, **options)


#: What lies on its side in the file if the camera was held upright.
UPRIGHT = Image.Transpose.ROTATE_90
#: By name of the file: what it holds, and as what it is stored.
TAKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "foto.jpg": (jpeg, "JPEG"),
    "FOTO.JPG": (jpeg, "JPEG"),
    "foto.jfif": (jpeg, "JPEG"),
    "foto": (jpeg, "JPEG"),
    "foto.exe": (jpeg, "JPEG"),
    "mpo.jpg": (mpo, "JPEG"),
    "heic-heisst.jpg": (lambda: write("HEIF"), "JPEG"),
    "foto.HEIC": (lambda: write("HEIF", exif=exif().tobytes(), xmp=XMP), "JPEG"),
    "foto.heif": (lambda: write("HEIF"), "JPEG"),
    "foto.avif": (lambda: write("AVIF", quality=95, exif=exif(), xmp=XMP), "JPEG"),
    "foto.webp": (lambda: write("WEBP", quality=95, exif=exif(), xmp=XMP), "JPEG"),
    "webp-heisst.png": (lambda: write("WEBP", quality=95), "JPEG"),
    "scan.tif": (lambda: write("TIFF", exif=exif()), "JPEG"),
    "scan.TIFF": (lambda: write("TIFF", compression="tiff_lzw"), "JPEG"),
    "hochkant.jpg": (
        lambda: write("JPEG", picture().transpose(UPRIGHT), quality=95, exif=exif(6)),
        "JPEG",
    ),
    "mit-kleiner.tif": (tiff_with_small_copy, "JPEG"),
    "paint.bmp": (lambda: write("BMP"), "PNG"),
    "still.gif": (lambda: write("GIF", picture().quantize()), "PNG"),
    "png-heisst.jpg": (lambda: write("PNG"), "PNG"),
    "geheim.png": (secret_png, "PNG"),
    "geheim.jpg": (lambda: jpeg(exif=exif(), xmp=XMP, comment=SECRET), "JPEG"),
    "cmyk.jpg": (lambda: write("JPEG", picture(mode="CMYK"), quality=95), "JPEG"),
    "profil.jpg": (wide_gamut, "JPEG"),
    "kaputtes-profil.jpg": (lambda: jpeg(icc_profile=b"kein Profil" * 20), "JPEG"),
    "palette.png": (lambda: write("PNG", picture().quantize()), "PNG"),
}
PAPER = "ein Dokument und kein Bild"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "plan.pdf": (lambda: b"%PDF-1.7\n%%EOF", PAPER),
    "plan.jpg": (lambda: b"%PDF-1.7\n%%EOF", PAPER),
    "brief.docx": (lambda: b"PK\x03\x04" + bytes(40), PAPER),
    "bewegt.gif": (lambda: frames("GIF"), "bewegt sich"),
    "bewegt.webp": (lambda: frames("WEBP"), "bewegt sich"),
    "bewegt.png": (lambda: frames("PNG"), "bewegt sich"),
    "bewegt.jpg": (lambda: frames("GIF"), "bewegt sich"),
    "zwei-seiten.tif": (lambda: write("TIFF", save_all=True, append_images=[picture()]), "Seiten"),
    "film.mp4": (lambda: b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + bytes(40), "ein Film"),
    "film.mov": (lambda: b"\0\0\0\x14ftypqt  \0\0\2\0qt  " + bytes(40), "ein Film"),
    "luegt.png": (lying_png, "beschädigt"),
    **{
        f"halb.{kind.lower()}": (partial(half, kind), "beschädigt")
        for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "HEIF")
    },
    "halb-schrittweise.jpg": (lambda: half("JPEG", progressive=True), "beschädigt"),
    "fast-ganz.jpg": (lambda: write("JPEG", noise())[:-1], "beschädigt"),
    "fast-ganz.png": (lambda: write("PNG", noise())[:-8], "beschädigt"),
    "hinten-leer.png": (lambda: emptied("PNG"), "beschädigt"),
    "hinten-leer.jpg": (lambda: emptied("JPEG"), "beschädigt"),
    "text.jpg": (lambda: b"Ein Beet im Mai", "kein Bild"),
    "leer.svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    "halb.heic": (lambda: write("HEIF")[:600], "beschädigt"),
}


# --- What becomes of it --------------------------------------------------------------------------


def send(client: Client, name: str, content: bytes, **fields: Any) -> str:
    """Through the form for one picture; what the page says."""
    return post(client, name, content, **fields).content.decode()


def post(client: Client, name: str, content: bytes, **fields: Any) -> Any:
    data = {
        "file": SimpleUploadedFile(name, content, "application/octet-stream"),
        "collection": Collection.get_first_root_node().pk,
        "credit": "Foto: Anna Beet",
        "consent": "on",
        **fields,
    }
    return client.post(reverse("wagtailimages:add"), data)


def read(name: str) -> tuple[bytes, Image.Image]:
    """A file of the library, which has nothing beside its pixels."""
    is_original = name.startswith(("original_images/", "wagtail_uploads/"))
    with (default_storage if is_original else get_rendition_storage()).open(name) as file:
        content = file.read()
    opened = Image.open(BytesIO(content))
    opened.load()
    assert not opened.getexif(), name
    assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile"} & opened.info.keys()
    for secret in (SECRET.encode(), b"Exif", b"xmpmeta"):
        assert secret not in content, name
    return content, opened


def is_like(seen: Any, colour: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(seen, colour, strict=False)) < TOLERANCE


def test_what_can_be_read_is_taken_whatever_its_name_says_and_nothing_else_is_stored(
    moderator: Client,
) -> None:
    rows = []
    for name, (make, kind) in TAKEN.items():
        response = post(moderator, name, make())
        image = CustomImage.objects.filter(description="").last()
        assert image, f"{name}: {response.content.decode()[-3000:]}"
        assert image.file.name.endswith({"JPEG": ".jpg", "PNG": ".png"}[kind]), name
        stored = [
            read(each)[1] for each in (image.file.name, *(v.name for v in image.get_variants()))
        ]
        assert [stored[0].format, stored[0].size] == [kind, (120, 80)], name
        for each in stored:
            assert is_like(each.convert("RGB").getpixel((20, 40)), RED), (name, each.format)
            assert is_like(each.convert("RGB").getpixel((100, 40)), (30, 160, 30)), name
        assert (image.width, image.height) == (120, 80)
        assert image.file_size == default_storage.size(image.file.name)
        sizes = f"{image.width} × {image.height}, {len(image.get_variants())} copies"
        shown = next(BeautifulSoup(said(response), "lxml").stripped_strings)
        assert "hinzugefügt" in shown
        rows.append((name, f"{kind}, {sizes}", shown))
        image.delete()
    show_table("photos-taken", ("file", "stored", "sentence"), rows)


def test_a_line_of_pixels_is_a_picture_as_well(moderator: Client) -> None:
    for size, scaled in (((20_000, 1), (2560, 1)), ((1, 20_000), (1, 2560))):
        send(moderator, "strich.jpg", write("JPEG", picture(size)))
        image = CustomImage.objects.latest("pk")
        assert (image.width, image.height) == scaled


def test_what_cannot_is_refused_in_a_sentence_and_what_was_typed_stays(moderator: Client) -> None:
    rows = []
    for name, (make, sentence) in REFUSED.items():
        response = post(moderator, name, make(), description="Acht Bänke am Hang")
        [shown] = response.context["form"].errors["file"]
        assert sentence in shown, name
        page = response.content.decode()
        assert escape(shown) in page, name
        assert "Acht Bänke am Hang" in page, name
        rows.append((name, "nothing", shown))
    assert not CustomImage.objects.exists()
    show_table("photos-refused", ("file", "stored", "sentence"), rows)


def test_grey_of_sixteen_bits_keeps_its_shades_and_glass_stays_glass(moderator: Client) -> None:
    for name, content in {"a.png": grey_ramp("PNG"), "b.tif": grey_ramp("TIFF")}.items():
        send(moderator, name, content)
        image = CustomImage.objects.latest("pk")
        for each in (image.file.name, *(copy.name for copy in image.get_variants())):
            shades = [read(each)[1].convert("L").getpixel((x, 30)) for x in (2, 50, 97)]
            assert is_like(shades, (5, 129, 250)), (name, shades)
    for kind in ("PNG", "WEBP", "AVIF", "TIFF", "HEIF"):
        send(moderator, "glas", transparent(kind))
        image = CustomImage.objects.latest("pk")
        assert {copy.format for copy in image.get_variants()} == {"webp", "png"}, kind
        for each in (image.file.name, *(copy.name for copy in image.get_variants())):
            alphas = [read(each)[1].getpixel((60, y))[3] for y in (2, 40, 77)]
            assert is_like(alphas, (8, 129, 247)), (kind, alphas)


def test_every_way_to_hold_a_camera_ends_upright(moderator: Client) -> None:
    turned = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: None}
    for orientation, back in turned.items():
        held = picture().transpose(back or Image.Transpose.ROTATE_180)
        send(moderator, "a.jpg", write("JPEG", held, quality=95, exif=exif(orientation)))
        _content, stored = read(CustomImage.objects.latest("pk").file.name)
        assert stored.size == (120, 80)
        assert is_like(stored.getpixel((20, 40)), RED), orientation


def test_no_road_around_the_forms_stores_what_a_phone_has_written(moderator: Client) -> None:
    content = jpeg(exif=exif(6))
    # A command, an import or the demo.
    image = factories.image()
    image.file.save("handy.jpg", ImageFile(BytesIO(content)))
    bulk = CustomImage(title="Viele", file=ImageFile(BytesIO(content), "viele.HEIC"))
    CustomImage.objects.bulk_create([bulk])
    # Several at once with a name that is too long: Wagtail keeps it until its form is right.
    moderator.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("handy.jpg", content), "title": "x" * 300},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    (waiting,) = UploadedFile.objects.all()
    for name in (image.file.name, bulk.file.name, waiting.file.name):
        assert read(name)[1].size == (80, 120), name
    row = CustomImage.objects.get(title="Viele")
    assert (row.width, row.height) == (80, 120)
    assert row.file.name.endswith(".jpg")


# --- Names ---------------------------------------------------------------------------------------


NAMES = (
    "IMG_2002",
    "20241103_101010",
    "WhatsApp Image 2024-11-03 at 10.10.10",
    "Bild1",
    "image (3)",
    "DSC_0001",
    "Apfelfest.jpg",
)


def test_name_of_a_file_becomes_no_alternative_text(moderator: Client) -> None:
    for name in ("DSC_0001", "Apfelfest.jpg"):
        shown = send(moderator, f"{name}.jpg", jpeg(), title=name, description=name)
        assert "der Name einer Datei" in shown, name
    assert not CustomImage.objects.exists()
    send(moderator, "Apfelfest.jpg", jpeg(), title="Apfelfest")
    image = CustomImage.objects.get()
    # What a picture says that has only a title, and what blocks refuse.
    assert image.default_alt_text == ""
    assert all(image.is_named_like(name) for name in NAMES)
    assert not image.is_named_like("Apfelfest am Hang")


def test_title_is_what_somebody_wrote_or_what_words_there_are(moderator: Client) -> None:
    cases = {
        ("IMG_2002.jpg", "Bank am Bach", ""): "Bank am Bach",
        ("Sommerfest_am_Hang 3.JPG", "", ""): "Sommerfest am Hang 3",
        ("IMG_2002.jpg", "", "Eine Bank am Bach"): "Eine Bank am Bach",
    }
    for (name, title, description), expected in cases.items():
        send(moderator, name, jpeg(), title=title, description=description)
        assert CustomImage.objects.latest("pk").title == expected
    send(moderator, "IMG_2002.jpg", jpeg(), title="IMG_2002")
    assert CustomImage.objects.latest("pk").title.startswith("Bild vom ")


# --- What matters most ---------------------------------------------------------------------------


def test_spot_that_was_tapped_on_is_kept_through_turning_cutting_and_a_second_try(
    moderator: Client,
) -> None:
    cut = {"turn": 90, "left": 0, "top": 0.5, "right": 0, "bottom": 0, "x": 0.25, "y": 0.75}
    shown = send(moderator, "a.jpg", jpeg(), framing=json.dumps(cut), credit="")
    form = BeautifulSoup(shown, "lxml").select_one("form[enctype]")
    sent = read_controls(form) | {"credit": ["Foto: Ich"]}
    moderator.post(reverse("wagtailimages:add"), sent)
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (80, 60)
    assert (image.focal_point_x, image.focal_point_y) == (20, 30)
    assert image.focus_class == "focus-x-2 focus-y-5"
    # Another picture in its place does not have it.
    url = reverse("wagtailimages:edit", args=[image.pk])
    file = SimpleUploadedFile("b.jpg", jpeg())
    shown = moderator.post(url, {**sent, "file": file, "kept_file": ""}).content.decode()
    form = BeautifulSoup(shown, "lxml").select_one("form[enctype]")
    words = {"credit": ["Foto: Neu"], "description": ["Beete im Mai"], "consent": ["on"]}
    moderator.post(url, read_controls(form) | words)
    image.refresh_from_db()
    assert (image.width, image.has_focal_point()) == (120, False)
