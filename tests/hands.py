"""Several people at work at once, each with a connection and commits of their own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connections

#: How long to wait for a deed.
SECONDS = 20


class Hands:
    """Do things with connections of their own; at the end all is taken away again."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool

    def start(self, deed: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begin something; what it returns can be waited for."""

        def work() -> Any:
            try:
                return deed(*arguments)
            finally:
                connections.close_all()

        return self.pool.submit(work)

    def do(self, deed: Callable[..., Any], *arguments: Any) -> Any:
        """Do something and wait."""
        return self.start(deed, *arguments).result(SECONDS)
