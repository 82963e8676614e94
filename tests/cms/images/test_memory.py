"""A picture does not take the web worker's memory with it, however large it is unpacked."""

import fcntl
import re
import struct
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from cms.images import decoder
from cms.images.models import CustomImage
from tests.processor import stretch

pytestmark = pytest.mark.django_db

#: What a worker may need on top while somebody sends a picture, in megabytes.
MOST = 50
#: 50 megapixels, as a phone of today takes them.
PHONE = (8160, 6144)


def bomb() -> bytes:
    """A PNG of 59 megapixels in a quarter of a megabyte."""
    width, height = 8000, 7400
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 3 * width)) for _row in range(height))

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checked

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (("IHDR", head), ("IDAT", rows + packer.flush()), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind.encode(), data) for kind, data in parts)


def photograph(kind: str, size: tuple[int, int] = PHONE) -> bytes:
    output = BytesIO()
    grain = Image.effect_noise((size[0] // 8, size[1] // 8), 60).resize(size)
    image = Image.merge("RGB", (grain, grain.transpose(Image.Transpose.ROTATE_180), grain))
    if kind == "HEIF":
        # Writing grain takes minutes.
        image = Image.linear_gradient("L").resize(size).convert("RGB")
        pillow_heif.from_pillow(image).save(output, quality=60)
    else:
        image.save(output, kind, quality=88)
    return output.getvalue()


def read_memory(name: str) -> int:
    """Megabytes of this process: what it has (`VmRSS`), or had at most (`VmHWM`)."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) // 1024


def upload(client: Client, content: bytes) -> None:
    """As a server gets what is larger than a few megabytes: it lies on the disk."""
    file = TemporaryUploadedFile("bild.png", "image/png", len(content), None)
    file.write(content)
    file.seek(0)
    collection = Collection.get_first_root_node().pk
    data = {"file": file, "collection": collection, "credit": "Foto: Ich", "consent": "on"}
    response = client.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 302, response.context["form"].errors


@pytest.mark.parametrize(
    "make",
    [
        bomb,
        pytest.param(
            lambda: photograph("JPEG"), marks=pytest.mark.slow("50 megapixels"), id="JPEG"
        ),
        pytest.param(
            lambda: photograph("HEIF"), marks=pytest.mark.slow("50 megapixels"), id="HEIC"
        ),
    ],
)
def test_web_worker_hardly_grows_with_a_large_picture(
    moderator: Client, make: Callable[[], bytes]
) -> None:
    content = make()
    # What the first picture loads stays loaded.
    upload(moderator, photograph("JPEG", (300, 200)))
    before = read_memory("VmRSS")
    # The highest mark begins anew.
    Path("/proc/self/clear_refs").write_text("5")
    upload(moderator, content)
    assert read_memory("VmHWM") - before < MOST
    image = CustomImage.objects.latest("pk")
    assert max(image.width, image.height) == 2560
    assert {copy.width for copy in image.get_variants("webp")} == {320, 640, 960, 1280, 1920}


def endless_jpeg(steps: int) -> bytes:
    """A JPEG of one megapixel that becomes clear in very many steps of twelve bytes each."""
    output = BytesIO()
    Image.new("L", (1000, 1000), 128).save(output, "JPEG", progressive=True, quality=50)
    content = output.getvalue()
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * steps + content[-2:]


def test_small_picture_without_end_does_not_take_the_web_worker_time(moderator: Client) -> None:
    def send(content: bytes) -> float:
        file = BytesIO(content)
        file.name = "bild.jpg"
        began = time.process_time()
        # Who took it is missing, so it is read and waits.
        response = moderator.post(reverse("wagtailimages:add"), {"file": file})
        assert "bild.jpg" in response.content.decode()
        return time.process_time() - began

    usual = send(endless_jpeg(0))
    assert send(endless_jpeg(1000)) < usual + stretch(0.3)


def send_apart(client: Client, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of a picture that is read in the program of its own, small as it is."""
    monkeypatch.setattr("cms.images.processing.SMALL", 0)
    file = BytesIO(photograph("JPEG", (300, 200)))
    file.name = "bild.jpg"
    return client.post(reverse("wagtailimages:add"), {"file": file}).content.decode()


def test_picture_behind_others_does_not_wait_for_ever(
    moderator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.images.processing.TURN", 0)
    with Path(decoder.__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = send_apart(moderator, monkeypatch)
    assert "Gerade werden andere Bilder gelesen" in answer
    assert not CustomImage.objects.exists()


def test_program_that_ends_without_an_answer_is_a_sentence(
    moderator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.images.processing.PATIENCE", 0.001)
    answer = send_apart(moderator, monkeypatch)
    assert "zu groß für die Website" in answer
    assert not CustomImage.objects.exists()
