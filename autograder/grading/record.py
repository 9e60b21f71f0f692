"""Collects what was found about one exercise, and turns it into its verdict."""

from collections.abc import Callable, Mapping

import msgspec

from autograder.course import Exercise
from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, Precision, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.sandbox.calls import Failed
from autograder.verdict import CheckVerdict, ExerciseStatus, ExerciseVerdict

_INPUTS = "inputs"
_STATUS_OF_FAILURE: dict[str, ExerciseStatus] = {
    "missing": "missing",
    "timeout": "timeout",
    "memory": "memory",
    "refused": "refused",
}
_MOST_TELLING: tuple[ExerciseStatus, ...] = ("missing", "timeout", "memory", "error", "refused", "wrong")


Suspects = Callable[[], Mapping[str, Array]]
"""Gives the values that known mistakes lead to, by name."""


class Point(msgspec.Struct, frozen=True):
    """Where something was judged: the case in words, its number of samples, the student's working precision."""

    label: str
    m: int
    precision: Precision


class _Check:
    """What was found for one check."""

    def __init__(self) -> None:
        self.judged = 0
        self.evidence: list[tuple[str, Evidence]] = []
        self.complaints: list[tuple[ExerciseStatus, str | None, str]] = []

    @property
    def passed(self) -> bool:
        return bool(self.judged) and not self.evidence and not self.complaints


class Record:
    """Everything found about one exercise of one submission."""

    def __init__(self, exercise: Exercise) -> None:
        """Start with nothing found: what is never judged is not passed."""
        self.exercise = exercise
        self._checks = {name: _Check() for name in exercise.points}

    def value(self, check: str, point: Point, actual: object, expected: Expected, suspects: Suspects) -> bool:
        """Judge one value, element by element, and return whether it is right; ``suspects`` explain a wrong one."""
        found = difference(actual, expected, point.precision)
        self._checks[check].judged += 1
        if found is not None:
            evidence = Evidence(actual, expected, found, point.precision, point.m, suspects())
            self._checks[check].evidence.append((point.label, evidence))
        return found is None

    def fits_float32(self) -> list[str]:
        """Return the checks all of whose wrong values would be right if the student had worked in float32."""
        return [
            name
            for name, check in self._checks.items()
            if check.evidence and all(_fits_float32(evidence) for _, evidence in check.evidence)
        ]

    def forgive(self, check: str) -> None:
        """Take back what was wrong with the values of a check: it is rounding, and no more than it may be."""
        self._checks[check].evidence.clear()

    def fine(self, check: str) -> None:
        """Note that something was judged and is right."""
        self._checks[check].judged += 1

    def complain(self, check: str, message: str, mistake: str | None = None, status: ExerciseStatus = "wrong") -> None:
        """Note that something is wrong that is not a matter of numbers."""
        complaint = (status, mistake, message)
        if complaint not in self._checks[check].complaints:
            self._checks[check].complaints.append(complaint)

    def failed(self, check: str, failure: Failed, function: str) -> None:
        """Note that a call brought no value."""
        status = _STATUS_OF_FAILURE.get(failure.kind, "error")
        if failure.kind == "raised" and failure.type_name == "NotImplementedError":
            status = "missing"
        self.complain(check, describe_failure(failure, function), status=status)

    @property
    def problems(self) -> list[str]:
        """The messages of all checks that were not passed."""
        return [f"{check.name}: {check.message}" for check in self.verdict().checks if not check.passed]

    def verdict(self) -> ExerciseVerdict:
        """Return what is to be said about the exercise."""
        checks = tuple(self._check_verdict(name) for name in self.exercise.points)
        score = sum(check.score for check in checks)
        return ExerciseVerdict(
            name=self.exercise.name,
            score=score,
            max_score=self.exercise.max_score,
            status=self._status(),
            checks=checks,
        )

    def _status(self) -> ExerciseStatus:
        if all(check.passed for check in self._checks.values()):
            return "correct"
        found = {status for check in self._checks.values() for status, _, _ in check.complaints}
        return next((status for status in _MOST_TELLING if status in found), "wrong")

    def _check_verdict(self, name: str) -> CheckVerdict:
        check = self._checks[name]
        points = self.exercise.points[name]
        passed = check.passed
        mistake, message = (None, "") if passed else self._reason(check)
        if name == _INPUTS and passed and not self._anything_else_passed():
            passed, message = False, "counts only where something else is right, too"
        return CheckVerdict(
            name=name,
            passed=passed,
            score=points if passed else 0.0,
            max_score=points,
            mistake=mistake,
            message=message,
        )

    def _anything_else_passed(self) -> bool:
        return any(check.passed for name, check in self._checks.items() if name != _INPUTS)

    def _reason(self, check: _Check) -> tuple[str | None, str]:
        if check.complaints:
            _, mistake, message = check.complaints[0]
            return mistake, message
        if not check.evidence:
            return None, "it could not be judged"
        diagnosis = diagnose([evidence for _, evidence in check.evidence])
        cases = f"{len(check.evidence)} of {check.judged} cases" if check.judged > 1 else "the case"
        return diagnosis.mistake, f"{diagnosis.message}; wrong in {cases}, first: {check.evidence[0][0]}"


def _fits_float32(evidence: Evidence) -> bool:
    return difference(evidence.actual, evidence.expected, "float32") is None


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
            return f"{function} raised {failure.type_name}: {failure.message}{where}"
