"""What the student's code prints: sent in larger pieces, and discarded beyond a limit."""

import io
import os
import sys
from contextlib import suppress
from typing import Any

MOST_BYTES = 1 << 20
"""Nobody reads more than this: the grader keeps only the beginning."""
_OUTPUT, _ERRORS = 1, 2

_write = os.write


class _Bounded(io.RawIOBase):
    """Standard output up to a limit; what follows is discarded."""

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
    """Send what Python's streams print to the bounded output from now on."""
    raw: Any = _Bounded()
    stream = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", errors="replace")
    sys.stdout = sys.stderr = stream
    vars(sys).update(__stdout__=stream, __stderr__=stream)


class Printed:
    """The stream that is standard output at the start; the student may replace it later."""

    def __init__(self) -> None:
        """Take the present stream."""
        self._stream = sys.stdout

    def flush(self) -> None:
        """Send what is still in the buffer."""
        with suppress(Exception):  # the student may have closed it, or a thread may be writing to it
            self._stream.flush()


def _send(view: memoryview) -> None:
    with suppress(OSError):  # the grader may have stopped reading
        while view:
            view = view[_write(_OUTPUT, view) :]


def _silence() -> None:
    """Discard output that bypasses Python's streams, too."""
    with suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, _OUTPUT)
        os.dup2(null, _ERRORS)
        os.close(null)
