"""How often one client may ask: counted in files, which all processes of a server share.

Each client has a file a minute that grows by a byte a request. Appending is atomic, so no request
is lost between two processes, and costs less than any cache of Django's would.
"""

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.api.errors import ProblemError, answer_problem
from cms.clients import get_client

#: Seconds that are counted together.
WINDOW = 60


@dataclass(frozen=True)
class RateLimit:
    """How much of its share a client has used; `limit` is 0 while nothing is counted."""

    limit: int = 0
    used: int = 0
    reset: int = 0

    def refuse(self) -> HttpResponse | None:
        """The answer to whoever asks too often."""
        if self.used <= self.limit:
            return None
        detail = f"You may ask {self.limit} times a minute. Wait {self.reset} seconds."
        response = answer_problem(ProblemError(429, detail))
        response.headers["Retry-After"] = str(self.reset)
        return response

    def describe(self, response: HttpResponse) -> None:
        """Tell the client how much is left."""
        if self.limit:
            response.headers["RateLimit-Limit"] = str(self.limit)
            response.headers["RateLimit-Remaining"] = str(max(0, self.limit - self.used))
            response.headers["RateLimit-Reset"] = str(self.reset)
            response.headers["RateLimit-Policy"] = f"{self.limit};w={WINDOW}"


def count_request(request: HttpRequest) -> RateLimit:
    """Count this request for its client, unless `API_REQUESTS_A_MINUTE` is 0."""
    limit = settings.API_REQUESTS_A_MINUTE
    if not limit:
        return RateLimit()
    now = time()
    window = int(now // WINDOW)
    folder = Path(settings.API_COUNTS_DIR) / str(window)
    name = sha256(get_client(request).encode()).hexdigest()[:32]
    used = _append(folder, name)
    return RateLimit(limit, used, max(1, int((window + 1) * WINDOW - now + 1)))


def _append(folder: Path, name: str) -> int:
    """One byte more; the size the file has then."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    try:
        file = os.open(folder / name, flags, 0o600)
    except FileNotFoundError:
        _open_window(folder)
        file = os.open(folder / name, flags, 0o600)
    try:
        os.write(file, b".")
        return os.fstat(file).st_size
    finally:
        os.close(file)


def _open_window(folder: Path) -> None:
    """A folder for this minute; those of minutes past are thrown away."""
    folder.mkdir(parents=True, exist_ok=True)
    for other in folder.parent.iterdir():
        if other.name.isdecimal() and int(other.name) < int(folder.name):
            shutil.rmtree(other, ignore_errors=True)
