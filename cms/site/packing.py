"""Content codings: in which an answer travels, and how it is packed.

Packed answers are the same for everybody and hold no secret, so their length tells nothing.
"""

import gzip
import zlib

import brotli
from django.http import HttpRequest

#: Below it no answer is worth the work.
SMALLEST = 200
#: Brotli's levels go up to 11; this one costs about as much as gzip's 6.
LEVEL = 4
#: Weights that refuse what they stand beside.
_NEVER = {"q=0", "q=0.0", "q=0.00", "q=0.000"}

BROTLI, GZIP, PLAIN = "br", "gzip", ""


def choose_coding(request: HttpRequest) -> str:
    """`br`, else `gzip`, whichever the client takes; empty if it takes none."""
    # Not `headers`, which are made of all that a browser sends.
    given = request.META.get("HTTP_ACCEPT_ENCODING", "")
    offers = (offer.partition(";") for offer in given.split(","))
    taken = {name.strip() for name, _, weight in offers if weight.replace(" ", "") not in _NEVER}
    return next((coding for coding in (BROTLI, GZIP) if coding in taken), PLAIN)


def pack(body: bytes, coding: str) -> bytes:
    """The same bytes for the same body, in all processes."""
    if coding == BROTLI:
        return brotli.compress(body, quality=LEVEL)
    if coding == GZIP:
        return gzip.compress(body, compresslevel=6, mtime=0)
    return body


def unpack(body: bytes, coding: str) -> bytes:
    """What `pack` has packed.

    Raises:
        ValueError: it is damaged.
    """
    try:
        if coding == BROTLI:
            return brotli.decompress(body)
        return gzip.decompress(body) if coding == GZIP else body
    except (brotli.error, zlib.error, EOFError, OSError) as error:
        raise ValueError(coding) from error
