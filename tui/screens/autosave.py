"""Keeping what is typed, from a worker, without writing after it was put where it belongs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Autosave:
    """Writes texts one after another until it is closed; no write can come after `close`."""

    def __init__(self, write: Callable[[str], None]) -> None:
        """Take the function that keeps a text, such as one draft's `put`."""
        self._write, self._lock, self._open = write, Lock(), True

    def save(self, text: str) -> None:
        """Keep `text`; call it from a worker, because the disk may be slow."""
        with self._lock:
            if self._open:
                self._write(text)

    def close(self) -> None:
        """Wait for the write under way and let no other follow."""
        with self._lock:
            self._open = False

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Let no write follow what the block keeps; when the block fails, go on as before."""
        self.close()
        try:
            yield
        except BaseException:
            self._open = True
            raise
