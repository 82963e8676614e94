"""Django's caches, such that none of them fails who asks: `CACHES` in the settings names these.

What cannot be read is not there, and what cannot be written is made anew the next time: a disk that
is full, a folder of another user, a server that is gone or does not answer.
"""

import logging
import time
from collections import OrderedDict
from contextlib import suppress
from typing import Any, ClassVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


class ForgivingMixin:
    """Stands before one of Django's caches and goes on without it where it fails."""

    #: Seconds for which nothing is asked of it after it has failed.
    pause: ClassVar[float] = 0
    _asked_again_at: float = 0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is kept, or `default`."""
        return self._try("get", default, key, default, version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep it, if possible."""
        self._try("set", None, key, value, timeout, version)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> Any:
        """Keep it unless there is something; False if there is."""
        return self._try("add", False, key, value, timeout, version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> Any:
        """Keep it longer; whether it is there."""
        return self._try("touch", False, key, timeout, version)

    def delete(self, key: str, version: int | None = None) -> Any:
        """Forget it; whether it was there."""
        return self._try("delete", False, key, version)

    def has_key(self, key: str, version: int | None = None) -> Any:
        """Whether it is there."""
        return self._try("has_key", False, key, version)

    def get_many(self, keys: Any, version: int | None = None) -> Any:
        """What is there of these."""
        return self._try("get_many", {}, keys, version)

    def set_many(
        self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> Any:
        """Keep these; the keys of those that could not be kept."""
        return self._try("set_many", list(data), data, timeout, version)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forget these."""
        self._try("delete_many", None, keys, version)

    def clear(self) -> None:
        """Forget everything."""
        self._try("clear", None)

    def _try(self, method: str, otherwise: Any, *args: Any) -> Any:
        if time.monotonic() < self._asked_again_at:
            return otherwise
        try:
            return getattr(super(), method)(*args)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader gets an answer
            logger.warning("The cache fails (%s): %s", method, error)
            self._asked_again_at = time.monotonic() + self.pause
            return otherwise


class FileCache(ForgivingMixin, FileBasedCache):
    """In files, which all processes of a server share."""

    def _createdir(self) -> None:
        """As Django's, which is called before anything is asked for; `set` finds it missing."""
        with suppress(OSError):
            super()._createdir()  # type: ignore[misc] # the stubs leave it out


class ServerCache(ForgivingMixin, RedisCache):
    """In Redis or Valkey, which all processes of all servers share."""

    # Whoever asks waits for a server that is gone, so not each of them shall.
    pause = 5


class MemoryCache(ForgivingMixin, LocMemCache):
    """In the memory of the process, up to `MAX_BYTES`: what was last asked for stays."""

    # Django's own.
    _cache: "OrderedDict[str, bytes]"
    _expire_info: dict[str, float | None]

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self.most: int = params["OPTIONS"]["MAX_BYTES"]

    @property
    def size(self) -> int:
        """Bytes that are kept, without what Python needs around them."""
        # A copy: other threads write meanwhile.
        return sum(map(len, list(self._cache.values())))

    def _set(self, key: str, value: bytes, timeout: Any = DEFAULT_TIMEOUT) -> None:
        """As Django's, which counts entries only; called by all that writes, with the lock held."""
        if len(value) > self.most:
            # All else would have to go for it.
            return
        super()._set(key, value, timeout)  # type: ignore[misc] # the stubs leave it out
        size = self.size
        while size > self.most:
            oldest, dropped = self._cache.popitem()
            del self._expire_info[oldest]
            size -= len(dropped)
