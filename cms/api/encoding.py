"""How answers and errors are written: one JSON for all of them."""

import json
from datetime import date, datetime
from typing import Any

from django.utils import timezone


def dump(data: Any) -> str:
    """`data` as JSON; moments with the office's time zone."""
    return _encoder.encode(data)


def _default(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    # Lazy translations become words here.
    return str(value)


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_default)
