"""What the student's code prints: collected in larger pieces, and thrown away beyond a limit."""

import io
import os
import sys
from contextlib import suppress
from typing import Any

MOST_BYTES = 1 << 20
"""More than this is never read by anybody: the grader keeps only the beginning."""
_OUTPUT, _ERRORS = 1, 2

_write = os.write


class _Bounded(io.RawIOBase):
    """Standard output up to a limit; then nothing more comes out of the process."""

    def __init__(self) -> None:
        super().__init__()
        self._left_bytes = MOST_BYTES

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return _OUTPUT

    def write(self, data: "memoryview | bytes", /) -> int:  # type: ignore[override]
        view = memoryview(data).cast("B")
        count = len(view)
        if self._left_bytes:
            _send(view[: self._left_bytes])
            self._left_bytes -= min(count, self._left_bytes)
            if not self._left_bytes:
                _silence()
        return count


def collect_output() -> None:
    """Let Python's streams print into the bounded output, from now on."""
    raw: Any = _Bounded()
    stream = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", errors="replace")
    sys.stdout = sys.stderr = stream
    vars(sys).update(__stdout__=stream, __stderr__=stream)


class Printed:
    """The stream as it was at the start: what the student puts in its place is not ours to flush."""

    def __init__(self) -> None:
        """Take the stream of now."""
        self._stream = sys.stdout

    def flush(self) -> None:
        """Send what was collected."""
        with suppress(Exception):  # it was closed, or is being written to by a thread
            self._stream.flush()


def _send(view: memoryview) -> None:
    with suppress(OSError):  # nobody reads any more
        while view:
            view = view[_write(_OUTPUT, view) :]


def _silence() -> None:
    """Throw away what is printed past Python's streams, too."""
    with suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, _OUTPUT)
        os.dup2(null, _ERRORS)
        os.close(null)
