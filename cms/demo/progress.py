"""What is being done and how far it is, for somebody who waits for the first start."""

from time import monotonic

from django.core.management.base import OutputWrapper

#: Seconds between two lines about the same thing.
PAUSE = 5.0


class Progress:
    """Writes a line when something begins, and now and then while it goes on."""

    def __init__(self, output: OutputWrapper) -> None:
        self.output = output
        self._begin = self._reported = monotonic()

    def begin(self, what: str) -> None:
        """Something else begins."""
        self._reported = monotonic()
        self._write(f"{what} …")

    def count(self, what: str, done: int, total: int) -> None:
        """So many are done; told at the first, at the last and after each pause."""
        if done in {1, total} or monotonic() - self._reported >= PAUSE:
            self._reported = monotonic()
            self._write(f"{what} … {done} of {total}")

    def end(self) -> None:
        """All is done: how long it took."""
        self._write(f"Done in {monotonic() - self._begin:.0f} seconds.")

    def _write(self, line: str) -> None:
        self.output.write(line)
        self.output.flush()
