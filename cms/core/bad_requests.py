"""Requests that no form and no link of the site sends are answered with 400, not with an error.

Wagtail's views, and some of ours, take what comes as what their own pages send: keys that are
numbers, as many parts of a form as it says. Whoever forges a request makes them fail, each in
a place of its own. What went wrong then is in the log as a warning.
"""

import ast
import logging
import re
from collections.abc import Callable, Iterator
from traceback import walk_tb
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request
from wagtail.admin.views.generic.chooser import CreateViewMixin

logger = logging.getLogger(__name__)

#: How fields are called that say how many rows follow.
COUNTS = ("-TOTAL_FORMS", "-INITIAL_FORMS")
LONGEST_COUNT = 5
#: The methods in which a form's widgets, blocks, fields and passkeys read what was sent.
READING = ("value_from_datadict", "to_python", "_parse_from_dict")
#: What these say is about what was sent alone.
ABOUT_INPUT = (MultiValueDictKeyError, UnicodeEncodeError)
#: What may be about it.
COMPLAINING = (
    *(ValueError, TypeError, OverflowError, RecursionError),
    *(ValidationError, DataError, NoReverseMatch),
)
#: How Python and Django complain of a value, which they quote at the end.
COMPLAINTS = re.compile(
    r"(?:expected a number but got|invalid literal for int\(\) with base \d+:"
    r"|could not convert string to float:|[Ii]nvalid isoformat string:"
    r"|does not match format|is not a valid|must be a|must be in|Unknown|No such|Cannot parse"
    r"|Reverse for|is not a registered namespace)",
)
QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|“[^”]*”""", re.DOTALL)
#: Django names an address and its arguments without quoting in turn what stands between its marks.
NO_ADDRESS = re.compile(
    r"Reverse for '(.*?)'(?: with (?:no arguments|(?:keyword )?arguments '(.*?)'))? not found\.",
    re.DOTALL,
)
#: Said of input alone, without a value.
WITHOUT_VALUE = re.compile(
    r"NUL \(0x00\)|surrogates not allowed|badly formed hexadecimal UUID|while decoding a JSON"
    r"|too large to convert|Exceeds the limit|out of range|embedded null|value too long for type"
)


class BadRequestMiddleware:
    """Stands before whatever reads a form, which the check for forged forms does first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the form.

        The page that says what is wrong would read it again and fail in the same way: Django 5.2
        forgets this for all that is wrong but the parts of a multipart form.

        Raises:
            Exception: it cannot be read; Django answers with 400.
        """
        try:
            _ = request.POST
        except Exception as error:
            request._mark_post_parse_error()  # type: ignore[attr-defined] # noqa: SLF001 - Django's
            if isinstance(error, UnreadablePostError):
                # Whoever sent it has gone, or went silent half-way.
                raise BadRequest("The form came in part") from error
            raise
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Refuse forms with more rows than they have fields: each row has one at least.

        Raises:
            BadRequest: it has, or the number is none.
        """
        for name in request.POST:
            if name.endswith(COUNTS) and any(
                not is_count(value, len(request.POST)) for value in request.POST.getlist(name)
            ):
                raise BadRequest(f"{name} is forged")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 400 where what went wrong is a value that was sent."""
        if not is_about_input(error, request):
            return None
        logger.warning("Bad request: %s %s", request.method, request.path, exc_info=error)
        return bad_request(request, error)


def is_count(value: str, most: int) -> bool:
    """Whether it is a number of rows that a form with so many fields can have."""
    is_number = value.isascii() and value.isdigit() and len(value) <= LONGEST_COUNT
    return is_number and int(value) <= most


def is_about_input(error: Exception, request: HttpRequest) -> bool:
    """Whether an exception says that a value of this request is of no use.

    A fault of ours that complains of anything else stays an error.
    """
    if isinstance(error, ABOUT_INPUT) or is_reading_form(error) or is_without_form(error):
        return True
    if not isinstance(error, COMPLAINING):
        return False
    words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    if WITHOUT_VALUE.search(words):
        return True
    sent = read_sent(request)
    text = "\n".join(sent)
    return bool(COMPLAINTS.search(words)) and any(
        value in (text if value else sent) for value in find_values(words)
    )


def is_without_form(error: Exception) -> bool:
    """Whether a chooser in which nothing can be made was to make something.

    Wagtail does not look whether there is a form.
    """
    views = (frame.f_locals.get("self") for frame, _line in walk_tb(error.__traceback__))
    return any(
        isinstance(one, CreateViewMixin) and getattr(one, "form", one) is None for one in views
    )


def find_values(words: str) -> Iterator[str]:
    """What an error quotes."""
    if match := NO_ADDRESS.search(words):
        name, arguments = match.groups()
        yield name
        words = arguments or ""
    yield from map(unquote, QUOTED.findall(words))


def is_reading_form(error: Exception) -> bool:
    """Whether it came up where widgets, blocks and fields read what was sent, as it was sent.

    Wagtail's take their forms at their word: that parts and fields are there, and of what kind.
    """
    frames = walk_tb(error.__traceback__)
    return any(frame.f_code.co_name in READING for frame, _line in frames)


def unquote(quoted: str) -> str:
    """What stands between quotation marks, as it was before Python wrote it down."""
    if quoted[0] == "“":
        return quoted[1:-1]
    try:
        return str(ast.literal_eval(quoted))
    except (ValueError, SyntaxError):
        return quoted[1:-1]


def read_sent(request: HttpRequest) -> list[str]:
    """All values of the address and the form."""
    match = request.resolver_match
    parts = [*map(str, match.kwargs.values()), *map(str, match.args)] if match else []
    for query in (request.GET, request.POST):
        parts += [value for _name, values in query.lists() for value in values]
    return parts
