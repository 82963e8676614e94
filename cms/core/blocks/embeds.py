"""Services whose films and maps can be shown in a frame, with as little tracking as they allow."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

#: Where frames may come from, for the content security policy.
FRAME_HOSTS = (
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://www.openstreetmap.org",
)


@dataclass(frozen=True)
class Provider:
    """A service's name and the address it offers for frames."""

    name: str
    frame_url: str


def find_provider(url: str) -> Provider | None:
    """Who can show `url` in a frame; None when it can only be a link."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    finder = _FINDERS.get(host)
    return finder(url) if finder else None


def _youtube(url: str) -> Provider | None:
    parts = urlsplit(url)
    key = parse_qs(parts.query).get("v", [parts.path.rsplit("/", 1)[-1]])[0]
    if not re.fullmatch(r"[\w-]{6,20}", key):
        return None
    return Provider("YouTube", f"https://www.youtube-nocookie.com/embed/{key}")


def _vimeo(url: str) -> Provider | None:
    found = re.search(r"/(\d{5,})", urlsplit(url).path)
    if not found:
        return None
    return Provider("Vimeo", f"https://player.vimeo.com/video/{found[1]}?dnt=1")


def _openstreetmap(url: str) -> Provider | None:
    found = re.search(r"map=(\d{1,2})/(-?\d+(?:\.\d+)?)/(-?\d+(?:\.\d+)?)", url)
    if not found:
        return None
    zoom, latitude, longitude = int(found[1]), float(found[2]), float(found[3])
    # A frame about 600 pixels wide shows this many degrees at the given zoom level.
    half = 360 / 2**zoom * 600 / 256 / 2
    box = f"{longitude - half:.5f},{latitude - half / 2:.5f}"
    box += f",{longitude + half:.5f},{latitude + half / 2:.5f}"
    marker = f"{latitude:.5f},{longitude:.5f}"
    address = "https://www.openstreetmap.org/export/embed.html"
    return Provider("OpenStreetMap", f"{address}?bbox={box}&layer=mapnik&marker={marker}")


_FINDERS: dict[str, Callable[[str], Provider | None]] = {
    "youtube.com": _youtube,
    "youtu.be": _youtube,
    "youtube-nocookie.com": _youtube,
    "vimeo.com": _vimeo,
    "player.vimeo.com": _vimeo,
    "openstreetmap.org": _openstreetmap,
}
