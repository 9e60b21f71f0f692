"""A call that brought no value: what it makes of an exercise, and how the student is told."""

import re

from autograder.sandbox.calls import Failed
from autograder.verdict import ExerciseStatus

_STATUS: dict[str, ExerciseStatus] = {
    "missing": "missing",
    "timeout": "timeout",
    "memory": "memory",
    "refused": "refused",
}


_MISFIT = re.compile("mismatch in its core dimension|not aligned|could not be broadcast")
_MISFIT_HINT = "; shapes do not fit: is a factor not transposed, transposed in vain, or out of order?"


def status_of(failure: Failed) -> ExerciseStatus:
    """Return the status of an exercise in which a call failed like that."""
    if failure.kind == "raised" and failure.type_name == "NotImplementedError":
        return "missing"
    return _STATUS.get(failure.kind, "error")


def describe_failure(failure: Failed, function: str) -> str:  # noqa: PLR0911 - one a kind of failure
    """Say in the student's terms why a call of ``function`` brought no value."""
    where = f" ({failure.where})" if failure.where else ""
    match failure.kind:
        case "missing":
            return failure.message
        case "timeout":
            return f"{function} did not come to an end in the time allowed{where}"
        case "memory":
            return f"{function} needs more memory than allowed{where}"
        case "refused":
            return f"{function} returned something that is not plain numbers and arrays: {failure.message}"
        case "skipped":
            return f"{function} was not called, as {failure.message}"
        case "died":
            return f"the process was gone while {function} ran: {failure.message}"
        case _:
            if failure.type_name == "NotImplementedError":
                return f"{function} is not written yet"
            hint = _MISFIT_HINT if failure.type_name == "ValueError" and _MISFIT.search(failure.message) else ""
            return f"{function} raised {failure.type_name}: {failure.message}{where}{hint}"
