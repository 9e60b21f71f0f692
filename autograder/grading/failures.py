"""A call that brought no value: what it makes of an exercise, and how the student is told."""

import re

from autograder.sandbox.calls import Failed
from autograder.sandbox.environment import student_python, student_version, student_versions
from autograder.verdict import ExerciseStatus

_STATUS: dict[str, ExerciseStatus] = {
    "missing": "missing",
    "timeout": "timeout",
    "memory": "memory",
    "refused": "refused",
}


_MISFIT = re.compile("mismatch in its core dimension|not aligned|could not be broadcast")
_MISFIT_HINT = "; shapes do not fit: is a factor not transposed, transposed in vain, or out of order?"
_OF_NUMPY = re.compile(r"in (the )?NumPy 2|module 'numpy[\w.]*' has no attribute|from 'numpy[\w.]*'")
_SYNTAX = frozenset({"SyntaxError", "IndentationError", "TabError"})


def status_of(failure: Failed, function: str, exercise: str) -> ExerciseStatus:
    """Return the status of an exercise in which a call of ``function`` failed like that."""
    if is_unwritten(failure):
        return "missing" if failure.culprit in {"", function, exercise} else "error"
    return _STATUS.get(failure.kind, "error")


def is_unwritten(failure: Failed) -> bool:
    """Return whether a stub was called."""
    return failure.kind == "raised" and failure.type_name == "NotImplementedError"


def describe_failure(failure: Failed, function: str, exercise: str) -> str:  # noqa: PLR0911 - one a kind of failure
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
        case _ if is_unwritten(failure):
            is_itself = failure.culprit in {"", function, exercise}
            return f"{function if is_itself else f'{failure.culprit}, which {function} calls,'} is not written yet"
        case _:
            hint = _MISFIT_HINT if failure.type_name == "ValueError" and _MISFIT.search(failure.message) else ""
            note = f"; {failure.note}" if failure.note else ""
            return f"{function} raised {failure.type_name}: {failure.message}{where}{hint}{note}"


def version_note(failure: Failed) -> str:
    """Say on which versions notebooks are graded, where a failure may come from that; nothing elsewhere."""
    if failure.type_name == "ModuleNotFoundError":
        return f"this course grades with {student_versions()}, and nothing that these do not need"
    if failure.type_name in {"AttributeError", "ImportError"} and _OF_NUMPY.search(failure.message):
        return f"this course grades with NumPy {student_version('numpy')}"
    if failure.type_name in _SYNTAX:
        return f"this course grades with Python {student_python()}"
    return ""
