"""What the grader is told about an exception."""

from typing import Any

from .clock import TimeUpError
from .codec import UnsendableError
from .places import place

MESSAGE_CHARACTERS = 500

Outcome = dict[str, Any]


class CallError(Exception):
    """A call that could not be made: the kind of outcome, and why."""

    def __init__(self, kind: str, message: str) -> None:
        """Give up a call."""
        super().__init__(message)
        self.kind = kind


def failure(error: BaseException) -> Outcome:
    """Describe an exception; its own text may be hostile, so it is computed only once, and cut."""
    kind = "timeout" if type(error) is TimeUpError else "raised"
    if isinstance(error, CallError):
        kind = error.kind
    if isinstance(error, UnsendableError):
        kind = "refused"
    if isinstance(error, MemoryError):
        kind = "memory"  # NumPy raises a subclass
    try:
        text = str(error)[:MESSAGE_CHARACTERS].encode(errors="replace").decode()  # half a surrogate pair cannot cross
    except BaseException:  # noqa: BLE001 - a __str__ of the student's
        text = ""
    return {"kind": kind, "type": type(error).__name__[:80], "message": text, "where": place(error)}
