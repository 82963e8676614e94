"""Which devices somebody has logged in with before: a signed cookie on the device says so."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts import mails
from cms.clients import get_kept_address
from cms.users.models import User

COOKIE = "known_device"
A_YEAR = 365 * 24 * 60 * 60
_SALT = "cms.accounts.devices"
#: In this order: all of them say that they are Mozilla, and most that they are Safari.
BROWSERS = ("Firefox", "Edg", "OPR", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
NAMES = {"Edg": "Edge", "OPR": "Opera", "Macintosh": "Mac"}


def remember(request: HttpRequest, response: HttpResponse, person: User, *, is_first: bool) -> None:
    """Mark the device as known to this person, and mail them if it was not."""
    known = request.get_signed_cookie(COOKIE, default="", salt=_SALT) or ""
    keys = [key for key in known.split(".") if key]
    if str(person.pk) in keys:
        return
    # A device in the office is known to many; more than that no cookie needs to hold.
    value = ".".join([*keys, str(person.pk)][-50:])
    response.set_signed_cookie(
        COOKIE,
        value,
        salt=_SALT,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    if not is_first:
        words = {
            "device": describe(request.headers.get("User-Agent", "")),
            "address": get_kept_address(request),
        }
        subject = gettext_lazy("Log-in on a new device")
        mails.send([person.email], subject, "new_device", name=person, **words)


def describe(said: str) -> str:
    """What a person would call the device that sends this `User-Agent`: “Firefox, Linux”."""
    browser = next((name for name in BROWSERS if re.search(rf"\b{name}/", said)), "")
    system = next((name for name in SYSTEMS if name in said), "")
    words = [NAMES.get(word, word) for word in (browser, system) if word]
    return ", ".join(words) or _("unknown device")
