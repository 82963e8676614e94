"""Where pasted links lead: no scripts, no files of somebody's device, nobody who counts clicks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cms.pasting.parts import Run

SCHEMES = {"http", "https", "mailto", "tel"}
#: Pages that only pass on, with the parameter that says where: host, path, parameters.
_WRAPPERS = (
    (re.compile(r"(www\.)?google\.[a-z.]+"), "/url", ("q", "url")),
    (re.compile(r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"(l|lm)\.(facebook|instagram|messenger)\.com"), "/", ("u",)),
    (re.compile(r"(www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(www\.)?linkedin\.com"), "/safety/go", ("url",)),
)
_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|twclid|ttclid"
    r"|_hs(enc|mi)|mkt_tok|vero_id|oly_(anon|enc)_id|wt_?mc|mtm_\w+|pk_(campaign|kwd|source)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.(?=[^\s.]+\.))[^\s<>\"„“”»«]+", re.IGNORECASE)
#: A wrapped address may be wrapped again.
_MOST_WRAPPERS = 4


def clean_address(address: str) -> str:
    """Where a link leads in the end, without what follows readers; empty where it must not lead."""
    address = re.sub(r"[\t\n\r]", "", address).strip()
    for _ in range(_MOST_WRAPPERS):
        inner = _unwrap(address)
        if not inner:
            break
        address = inner
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES:
        return ""
    if parts.scheme.lower() in {"mailto", "tel"}:
        return address.replace(" ", "")
    if not parts.netloc:
        return ""
    # Nobody means to publish with which name and password they were logged in.
    if "@" in parts.netloc:
        address = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return _drop_trackers(address)


def _unwrap(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    for known, path, names in _WRAPPERS:
        if known.fullmatch(host) and parts.path.startswith(path):
            query = parse_qs(parts.query)
            targets = (query[name][0] for name in names if name in query)
            return next((each for each in targets if each.startswith(("http:", "https:"))), "")
    return ""


def _drop_trackers(address: str) -> str:
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKERS.fullmatch(name)]
    # What has none stays as it was written, letter by letter.
    if len(kept) == len(pairs):
        return address
    return parts._replace(query=urlencode(kept)).geturl()


def link_addresses(runs: list[Run]) -> Iterator[Run]:
    """Web addresses among the words become links; written without what follows readers."""
    for run in runs:
        if run.href:
            # What is shown is the address itself.
            shown = clean_address(run.text) if _ADDRESS.fullmatch(run.text) else ""
            yield replace(run, text=shown) if shown and shown == run.href else run
            continue
        position = 0
        for found in _ADDRESS.finditer(run.text):
            written = _trim(found[0])
            full = written if "://" in written else f"https://{written}"
            href = clean_address(full)
            if not href:
                continue
            yield replace(run, text=run.text[position : found.start()])
            is_same = href == full
            yield replace(run, text=written if is_same else href, href=href)
            position = found.start() + len(written)
        yield replace(run, text=run.text[position:])


def _trim(address: str) -> str:
    """Without the punctuation of the sentence around it."""
    address = address.rstrip(".,;:!?'*_")
    unopened = address.count(")") - address.count("(")
    while address.endswith(")") and unopened > 0:
        address = address[:-1].rstrip(".,;:!?")
        unopened -= 1
    return address
