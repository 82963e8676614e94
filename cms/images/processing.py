"""Pictures are decoded in a program of their own, one at a time: `decoder.py`.

A small file may unpack to hundreds of megabytes, which a web worker would never give back, and what
a damaged file does to a decoder nobody knows.
"""

import fcntl
import json
import logging
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from time import monotonic, sleep
from typing import IO, Any

import PIL.Image
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.translation import gettext_lazy as _

from cms.images import decoder
from cms.images.framing import Framing

#: Longer sides are scaled down: the full width of a printed A4 page at 300 dpi needs 2480 pixels.
LONGEST_SIDE = 2560
#: Pixels up to which a picture is decoded here: starting a program would take longer.
SMALL = 2_000_000
#: What is read without a program of its own; other decoders have too many ways to fail.
SIMPLE = ("JPEG", "PNG", "WEBP")
#: Seconds by the clock, after which whoever waits gets an answer.
PATIENCE = 90
#: Seconds until it is one's turn; whoever waits keeps a thread of the server.
TURN = 25
#: How the copies are written, by format: as small as one does not see it.
OPTIONS: dict[str, dict[str, Any]] = {
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 76, "progressive": True, "optimize": True},
    "png": {"compress_level": 6},
}
EXTENSIONS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}
DAMAGED = _(
    "This picture is damaged or was not uploaded completely."
    " Please choose the file again, or take another one."
)
TOO_LARGE = _("This picture is too large for the website. Please save it smaller, then choose it.")
IS_PAPER = _(
    "This is a document, not a picture. Please add it in the block “Download”, or take a photograph"
    " of it."
)
#: Why a file is not taken, by what `decoder.py` says.
SENTENCES = {
    "damaged": DAMAGED,
    "large": TOO_LARGE,
    "pixels": TOO_LARGE,
    "busy": _("Other pictures are being read right now. Please send this one again in a minute."),
    "moving": _(
        "This picture moves, and the website shows only what stands still. Please choose a single"
        " picture, or save this one as JPG first."
    ),
    "pages": _(
        "This file has several pages. Please save it as PDF and add it in the block “Download”."
    ),
    "pdf": IS_PAPER,
    "office": IS_PAPER,
    "svg": _("SVG is not taken, because it may contain programs. Please save the drawing as PNG."),
    "film": _(
        "This is a film, not a picture. Please put it where films can be seen, and its address into"
        " the block “Film or map”."
    ),
    "unknown": _("This is no picture that the website can read. Please choose a JPG or PNG."),
}

logger = logging.getLogger(__name__)


class UnusablePictureError(ValidationError):
    """A sentence for whoever has sent the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(SENTENCES.get(reason, SENTENCES["unknown"]), code=reason)


class NormalisedPicture(TemporaryUploadedFile):
    """A file that `normalise` has made, which is stored as it is."""

    #: Pixels of width and height.
    dimensions: tuple[int, int]

    @classmethod
    def make(cls, content: bytes, name: str) -> "NormalisedPicture":
        """One out of what is known to be upright, in sRGB and without metadata."""
        picture = cls(name, "", len(content), None)
        picture.write(content)
        picture.seek(0)
        return picture


def normalise(upload: File, framing: Framing | None = None) -> NormalisedPicture:
    """The picture as `decoder.normalise` writes it; the name gets the extension that is true.

    Raises:
        UnusablePictureError: it is none, is damaged, or too large to be read here.
    """
    picture = NormalisedPicture("picture", "", 0, None)
    with _Source(upload) as source:
        answer = _run(
            {
                "name": "normalise",
                "source": source,
                "target": picture.temporary_file_path(),
                "framing": asdict(framing or Framing()),
                "longest_side": LONGEST_SIDE,
                "most_pixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
            }
        )
    extension, picture.content_type = EXTENSIONS[answer["format"]]
    picture.name = f"{Path(upload.name or '').stem or 'picture'}.{extension}"
    picture.size = Path(picture.temporary_file_path()).stat().st_size
    picture.dimensions = tuple(answer["size"])
    return picture


def scale(original: File, copies: Iterable[tuple[str, int]]) -> list[tuple[int, ContentFile]]:
    """Height and content of each copy, asked for by format and width.

    Raises:
        UnusablePictureError: the original cannot be read.
    """
    copies = list(copies)
    with _Source(original) as source, TemporaryDirectory() as folder:
        rows = [(kind, width, f"{folder}/{number}") for number, (kind, width) in enumerate(copies)]
        answer = _run({"name": "scale", "source": source, "copies": rows, "options": OPTIONS})
        # Keys of JSON are strings, those of a job done here are not.
        heights = {int(width): height for width, height in answer["heights"].items()}
        return [
            (heights[width], ContentFile(Path(target).read_bytes()))
            for _kind, width, target in rows
        ]


class _Source:
    """The path of a file's content: its own, or that of a copy for a while."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.copy: Any = None

    def __enter__(self) -> str:
        if isinstance(self.file, TemporaryUploadedFile):
            return str(self.file.temporary_file_path())
        self.copy = NamedTemporaryFile()
        self.file.seek(0)
        for chunk in self.file.chunks():
            self.copy.write(chunk)
        self.copy.flush()
        self.file.seek(0)
        return str(self.copy.name)

    def __exit__(self, *_error: object) -> None:
        if self.copy:
            self.copy.close()


def _run(job: dict[str, Any]) -> dict[str, Any]:
    """Have a job done, here or in a program of its own."""
    answer = decoder.answer(job) if _is_harmless(job) else _run_apart(job)
    if reason := answer.get("refused"):
        raise UnusablePictureError(reason)
    return answer


def _is_harmless(job: dict[str, Any]) -> bool:
    try:
        with PIL.Image.open(job["source"], formats=SIMPLE) as picture:
            # A JPEG that becomes clear step by step may have a million steps; ours have ten.
            is_endless = job["name"] == "normalise" and "progressive" in picture.info
            return picture.width * picture.height <= SMALL and not is_endless
    # Whatever is wrong with it, the other program finds out.
    except Exception:  # noqa: BLE001
        return False


def _gets_turn(lock: IO[str]) -> bool:
    """Wait for the lock; it is let go when the file is closed."""
    last = monotonic() + TURN
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > last:
                return False
            sleep(0.05)
        else:
            return True


def _run_apart(job: dict[str, Any]) -> dict[str, Any]:
    """In a program of its own, one at a time on this machine."""
    program = Path(decoder.__file__)
    with program.open() as lock:
        if not _gets_turn(lock):
            return {"refused": "busy"}
        try:
            done = subprocess.run(  # noqa: S603 - nothing of what is sent gets into the command
                [sys.executable, "-I", str(program)],
                input=json.dumps(job),
                capture_output=True,
                check=True,
                env={"MALLOC_ARENA_MAX": "1"},
                text=True,
                timeout=PATIENCE,
            )
            return dict(json.loads(done.stdout))
        except (subprocess.SubprocessError, ValueError, OSError) as error:
            # Ended by a limit, or by a file that a decoder does not survive; or never begun.
            said = getattr(error, "stderr", "")
            logger.warning("A picture could not be decoded: %s %s", error, said)
            return {"refused": "large"}
