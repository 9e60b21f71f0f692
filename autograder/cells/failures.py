"""Calls that gave no value: the status of their exercise, and the message for the student with the cause."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from autograder.cells.whereabouts import Trouble, Whereabouts
from autograder.sandbox.calls import Failed
from autograder.sandbox.environment import student_python, student_version, student_versions
from autograder.sandbox.session import Session
from autograder.text import one_line
from autograder.verdict import ExerciseStatus

_STATUS: dict[str, ExerciseStatus] = {
    "missing": "missing",
    "timeout": "timeout",
    "memory": "memory",
    "refused": "refused",
}
_MOST_CHARACTERS = 200
_MOST_REASONS = 50
"""How many reasons are found for one submission: code that asks for ever new names gets no more."""
_WHERE = re.compile(r"cell (\d{1,9}), line (\d{1,9})")
_UNDEFINED = re.compile(r"name '(\w{1,100})' is not defined")
_PLACE_OF_SYNTAX = re.compile(r" \([^()]{0,100}, line \d{1,9}\)$")
_MISFIT = re.compile("mismatch in its core dimension|not aligned|could not be broadcast")
_MISFIT_HINT = (
    "; the shapes do not fit: is a factor missing a transpose, transposed without need, or in the wrong order?"
)
_OF_NUMPY = re.compile(r"in (the )?NumPy 2|module 'numpy[\w.]*' has no attribute|from 'numpy[\w.]*'")
_SYNTAX = frozenset({"SyntaxError", "IndentationError", "TabError"})

Reason = Callable[[str, Sequence[Trouble]], str]


def status_of(failure: Failed, function: str, exercise: str) -> ExerciseStatus:
    """Return the status of an exercise in which a call of ``function`` failed this way."""
    if is_unwritten(failure):
        return "missing" if failure.culprit in {"", function, exercise} else "error"
    return _STATUS.get(failure.kind, "error")


def is_unwritten(failure: Failed) -> bool:
    """Return whether the failure is that of a stub, which raises NotImplementedError."""
    return failure.kind == "raised" and failure.type_name == "NotImplementedError"


def describe_failure(failure: Failed, function: str, exercise: str) -> str:  # noqa: PLR0911 - one a kind of failure
    """Return a message for the student that says why a call of ``function`` gave no value."""
    where = f" ({failure.where})" if failure.where else ""
    match failure.kind:
        case "missing":
            return failure.message
        case "timeout":
            return f"{function} did not finish in the time allowed{where}"
        case "memory":
            return f"{function} needs more memory than allowed{where}"
        case "refused":
            return f"{function} returned something that is not plain numbers and arrays: {failure.message}"
        case "skipped":
            return f"{function} was not called, because {failure.message}"
        case "died":
            return f"the process ended while {function} ran: {failure.message}"
        case _ if is_unwritten(failure):
            is_itself = failure.culprit in {"", function, exercise}
            return f"{function if is_itself else f'{failure.culprit}, which {function} calls,'} is not written yet"
        case _:
            hint = _MISFIT_HINT if failure.type_name == "ValueError" and _MISFIT.search(failure.message) else ""
            note = f"; {failure.note}" if failure.note else ""
            return f"{function} raised {failure.type_name}: {failure.message}{where}{hint}{note}"


def version_note(failure: Failed) -> str:
    """Return which versions notebooks are graded with, if they may be the cause of a failure; otherwise empty."""
    if failure.type_name == "ModuleNotFoundError":
        return f"this course grades with {student_versions()}, and only what these need"
    if failure.type_name in {"AttributeError", "ImportError"} and _OF_NUMPY.search(failure.message):
        return f"this course grades with NumPy {student_version('numpy')}"
    if failure.type_name in _SYNTAX:
        return f"this course grades with Python {student_python()}"
    return ""


class Explanation:
    """Explains the failures of one session, which calls it for each of them."""

    def __init__(self, whereabouts: Whereabouts, session: Session) -> None:
        """Use what is known about the notebook."""
        self._whereabouts = whereabouts
        self._session = session
        self._reasons: dict[tuple[Reason, str, tuple[Trouble, ...]], str] = {}

    def __call__(self, function: str, failed: Failed) -> Failed:
        """Return the failure of a call of ``function``, with its cause as far as it is known."""
        if failed.kind == "missing":
            reason = self._reason(self._whereabouts.why_absent, function)
            message = f"there is no function {function}" + (f": {reason}" if reason else "")
            return Failed("missing", message=message)
        if failed.kind != "raised":
            return failed
        found = _WHERE.fullmatch(failed.where)
        cell, line = (int(found[1]), int(found[2])) if found is not None else (0, 0)
        if is_unwritten(failed):
            return msgspec.structs.replace(failed, culprit=self._whereabouts.function_at(cell, line))
        where = "in a cell that was handed out" if self._whereabouts.is_put_back(cell) else failed.where
        return msgspec.structs.replace(failed, where=where, note=self._note(failed))

    def _note(self, failed: Failed) -> str:
        name = _missing_name(failed)
        if name:
            return self._reason(self._whereabouts.why_undefined, name)
        return version_note(failed)

    def _reason(self, why: Reason, name: str) -> str:
        troubles = tuple(self._troubles())
        key = why, name, troubles
        if key not in self._reasons and len(self._reasons) < _MOST_REASONS:
            self._reasons[key] = why(name, troubles)
        return self._reasons.get(key, "")

    def _troubles(self) -> Iterator[Trouble]:
        for statement in self._session.failed_statements:
            yield _trouble(statement.cell, statement.line, statement.failed, self._session.limits.cell_cpu_s)


def _trouble(cell: int, line: int, failed: Failed, limit_s: float) -> Trouble:
    is_syntax = failed.type_name in _SYNTAX
    if failed.kind == "timeout" and failed.type_name:
        return Trouble(cell, line, "took too long", f"a cell has {limit_s:g} s")
    note = version_note(failed)
    kind = (
        "" if not failed.type_name or failed.type_name in _SYNTAX | {"ModuleNotFoundError"} else f"{failed.type_name}: "
    )
    message = _PLACE_OF_SYNTAX.sub("", failed.message) if is_syntax else failed.message
    text = one_line(kind + message, _MOST_CHARACTERS) + (f"; {note}" if note else "")
    verb = "has a syntax error" if is_syntax else "failed"
    return Trouble(cell, line, verb, text, _missing_name(failed), is_whole=is_syntax)


def _missing_name(failed: Failed) -> str:
    found = _UNDEFINED.match(failed.message) if failed.type_name == "NameError" else None
    return found[1] if found is not None else ""
