"""What the grader knows of a failure beyond what the guest tells: what is missing, why, and who is to blame."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from autograder.cells.whereabouts import Trouble, Whereabouts
from autograder.grading.failures import is_unwritten, version_note
from autograder.sandbox.calls import Failed
from autograder.sandbox.session import Session
from autograder.text import one_line

_MOST_CHARACTERS = 200
_MOST_REASONS = 50
"""How many reasons are found for one submission: who asks for ever new names gets no more."""
_WHERE = re.compile(r"cell (\d{1,9}), line (\d{1,9})")
_UNDEFINED = re.compile(r"name '(\w{1,100})' is not defined")
_PLACE_OF_SYNTAX = re.compile(r" \([^()]{0,100}, line \d{1,9}\)$")
_SYNTAX = frozenset({"SyntaxError", "IndentationError", "TabError"})

Reason = Callable[[str, Sequence[Trouble]], str]


class Explanation:
    """Explains the failures of one session; a session calls it for each of them."""

    def __init__(self, whereabouts: Whereabouts, session: Session) -> None:
        """Take what is known of the notebook."""
        self._whereabouts = whereabouts
        self._session = session
        self._reasons: dict[tuple[Reason, str, tuple[Trouble, ...]], str] = {}

    def __call__(self, function: str, failed: Failed) -> Failed:
        """Return the failure of a call of ``function`` with what is known of it."""
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
