"""Opens what strangers have made of a picture: a program of its own, without Django.

It reads one job as JSON from its input and answers with JSON. `processing.py` writes the jobs and
runs this file with a limit of time; the limit of memory it gives itself. What is small is done by
the same functions in the caller's process (`answer`).
"""

import json
import math
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageFile

#: Bytes of address space, shared libraries included; a picture of 60 megapixels takes half.
MEMORY = 1_200_000_000
#: Seconds of the processor.
PROCESSOR_TIME = 40
#: What each format begins with, and the module that reads it.
FORMATS = {
    "JPEG": "PIL.JpegImagePlugin",
    "PNG": "PIL.PngImagePlugin",
    "GIF": "PIL.GifImagePlugin",
    "WEBP": "PIL.WebPImagePlugin",
    "BMP": "PIL.BmpImagePlugin",
    "TIFF": "PIL.TiffImagePlugin",
    "AVIF": "PIL.AvifImagePlugin",
    "HEIF": "pillow_heif.HeifImagePlugin",
}
#: Stored without loss, as drawings and pictures of a screen are.
LOSSLESS = {"PNG", "GIF", "BMP"}
#: May move.
ANIMATED = {"PNG", "GIF", "WEBP", "AVIF"}
#: Turned clockwise by these degrees.
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
#: TIFF's tag that says of what kind a page is, and the bit for a small copy of another page.
PAGE_KIND, IS_SMALL_COPY = 254, 1
#: What a camera says about how it was held, and what makes that upright.
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: The highest value of a channel.
OPAQUE = 255
#: How a picture is kept, from which all copies are made.
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "progressive": True},
    "PNG": {"compress_level": 6},
}


class RefusedError(Exception):
    """Not taken; the reason is one of `SENTENCES` in `processing.py`."""


def find_kind(head: bytes) -> str:
    """What a file is by its first bytes: one of `FORMATS`, pdf, office, svg, film; else empty."""
    beginnings = (
        (b"\xff\xd8\xff", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"%PDF", "pdf"),
        # ODT, DOCX and their kin; older ones of Word begin with the second.
        (b"PK\x03\x04", "office"),
        (b"\xd0\xcf\x11\xe0", "office"),
        (b"\x1a\x45\xdf\xa3", "film"),
    )
    for beginning, kind in beginnings:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "film"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _find_brand(head)
    return "svg" if b"<svg" in head.lower() else ""


def _find_brand(head: bytes) -> str:
    """Films and pictures share a container, which names what it holds."""
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIF" if brands & {b"heic", b"heix", b"heim", b"heis", b"mif1"} else "film"


def open_picture(path: str, most_pixels: int) -> ImageFile.ImageFile:
    """The picture, not yet decoded.

    Raises:
        RefusedError: it is none that is taken, or has too many pixels.
    """
    with Path(path).open("rb") as file:
        kind = find_kind(file.read(512))
    if kind not in FORMATS:
        raise RefusedError(kind or "unknown")
    if kind not in Image.OPEN:
        # What Pillow calls `init` would load readers of fifty kinds.
        Image.preinit()
        import_module(FORMATS[kind])
    if kind == "PNG":
        # Decoding it looks at no checksum: what is missing at its end would become colours.
        with Image.open(path, formats=(kind,)) as checked:
            checked.verify()
    picture = Image.open(path, formats=(kind,))
    if picture.width * picture.height > most_pixels:
        raise RefusedError("pixels")
    if picture.format in ANIMATED and getattr(picture, "is_animated", False):
        raise RefusedError("moving")
    if picture.format == "TIFF" and getattr(picture, "n_frames", 1) > 1:
        _refuse_pages(picture)
    return picture


def _refuse_pages(picture: Any) -> None:
    """Two pages are a paper; a small copy beside the picture is none."""
    for page in range(1, picture.n_frames):
        picture.seek(page)
        if not picture.tag_v2.get(PAGE_KIND, 0) & IS_SMALL_COPY:
            raise RefusedError("pages")
    picture.seek(0)


def normalise(job: dict[str, Any]) -> dict[str, Any]:
    """Write the picture upright, turned and cut, in sRGB, without anything beside its pixels.

    Phones write the place where a photograph was taken into the file; readers must not get it. It
    becomes JPEG; what was stored without loss, or has transparent parts, becomes PNG.
    """
    most, framing = job["longest_side"], job["framing"]
    # What is left when it is cut is to be as sharp as a whole one.
    cut = max(framing["left"] + framing["right"], framing["top"] + framing["bottom"])
    with open_picture(job["source"], job["most_pixels"]) as picture:
        profile = picture.info.get("icc_profile")
        is_lossless = picture.format in LOSSLESS
        image = _load(picture, math.ceil(most / (1 - cut)))
    image = _frame(image, framing)
    image.thumbnail((most, most))
    image = _to_srgb(image, profile)
    if image.mode == "RGBA" and _get_range(image.getchannel("A"))[0] == OPAQUE:
        image = image.convert("RGB")
    # Comments, profiles and the like: what is written is pixels alone.
    image.info.clear()
    kind = "PNG" if is_lossless or image.mode == "RGBA" else "JPEG"
    image.save(job["target"], kind, **WRITTEN[kind])
    return {"format": kind, "size": image.size}


def _load(picture: ImageFile.ImageFile, longest: int) -> Image.Image:
    """Its pixels upright, in eight bits a channel, at most about `longest` of them on a side."""
    share = min(1.0, longest / max(picture.size))
    # JPEG can be read at a fraction of its size.
    picture.draft(None, (math.ceil(picture.width * share), math.ceil(picture.height * share)))
    picture.load()
    orientation = picture.getexif().get(ORIENTATION)
    image = _simplify(picture)
    image.thumbnail((longest, longest))
    if orientation in UPRIGHT:
        image = image.transpose(UPRIGHT[orientation])
    return image


def _simplify(picture: Image.Image) -> Image.Image:
    """Eight bits for each channel, and no palette: something that can be scaled."""
    if picture.mode.startswith(("I", "F")):
        picture = _to_eight_bits(picture)
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    simple = {"1": "L", "P": "RGB", "PA": "RGB", "RGBX": "RGB", "RGBA": "RGB", "LA": "L"}
    return picture.convert(simple.get(picture.mode, picture.mode))


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as it is meant; Pillow alone makes everything above 255 white."""
    is_float = picture.mode == "F"
    image = picture.convert("F")
    highest = _get_range(image)[1]
    ranges = [65535] if picture.mode.startswith("I;16") else [255, 65535]
    if is_float:
        ranges = [1, *ranges]
    most = next((each for each in ranges if highest <= each), highest)
    scale = 255 / most
    return image.point(lambda value: value * scale + 0.5).convert("L")


def _get_range(channel: Image.Image) -> tuple[float, float]:
    """The lowest and the highest value of a picture that has one channel."""
    values: Any = channel.getextrema()
    return values[0], values[1]


def _frame(image: Image.Image, framing: dict[str, Any]) -> Image.Image:
    """The picture as it was seen when it was sent: turned, then cut."""
    if framing["turn"]:
        image = image.transpose(TURNS[framing["turn"]])
    sides = (framing["left"], framing["top"], 1 - framing["right"], 1 - framing["bottom"])
    if sides == (0, 0, 1, 1):
        return image
    left, top, right, bottom = (
        round(share * size) for share, size in zip(sides, image.size * 2, strict=True)
    )
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as browsers take them where a file says nothing about them."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "sRGB" in ImageCms.getProfileDescription(source) and image.mode == mode:
                return image
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that is damaged, or made for other colours.
            converted = None
        if converted:
            return converted
    return image.convert(mode)


def scale(job: dict[str, Any]) -> dict[str, Any]:
    """Write copies of a picture that is normalised: rows of format, width and where it goes."""
    heights = {}
    with Image.open(job["source"]) as picture:
        picture.load()
        for width in sorted({row[1] for row in job["copies"]}, reverse=True):
            heights[width] = max(1, int(picture.height * (width / picture.width)))
            size = (width, heights[width])
            copy = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            for kind, _width, target in (row for row in job["copies"] if row[1] == width):
                copy.save(target, kind.upper(), **job["options"][kind])
    return {"heights": heights}


JOBS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "normalise": normalise,
    "scale": scale,
}


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """What became of a job; `refused` says why nothing did."""
    try:
        return JOBS[job["name"]](job)
    except RefusedError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "large"}
    # A damaged file makes each of its readers fail in its own way.
    except Exception:  # noqa: BLE001
        return {"refused": "damaged"}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_TIME, PROCESSOR_TIME))
    # Its limit of pixels comes with the job.
    Image.MAX_IMAGE_PIXELS = None
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
