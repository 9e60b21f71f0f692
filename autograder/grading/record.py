"""Collects what was found about one exercise, and turns it into its verdict."""

from collections.abc import Callable, Mapping

import msgspec

from autograder.course import Exercise
from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, Precision, difference
from autograder.numeric.diagnose import MISTAKES, Evidence, diagnose
from autograder.sandbox.calls import Failed
from autograder.verdict import CheckVerdict, ExerciseStatus, ExerciseVerdict

INPUTS = "inputs"
"""The check that is about what a function does to its arguments; the others are about its results."""

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
    """Where something was judged: the output, the case in words, its number of samples, its working precision."""

    output: str
    label: str
    m: int
    precision: Precision


class _Complaint(msgspec.Struct, frozen=True):
    """What is wrong but for numbers; ``label`` is the case in which no value came of it, where that is known."""

    status: ExerciseStatus
    mistake: str | None
    message: str
    label: str


class _Check:
    """What was found for one check."""

    def __init__(self) -> None:
        self.judged = 0
        self.evidence: list[tuple[str, Evidence]] = []
        self.complaints: list[_Complaint] = []

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
            evidence = Evidence(point.output, actual, expected, found, point.precision, point.m, suspects())
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

    def complain(self, check: str, message: str, mistake: str, label: str = "") -> None:
        """Note a mistake that is not a matter of numbers; ``label`` is the case if no value came of it."""
        told = f"{message}; {MISTAKES[mistake]}"
        self._checks[check].complaints.append(_Complaint("wrong", mistake, told, label))

    def failed(self, check: str, failure: Failed, function: str, label: str) -> None:
        """Note that a call brought no value."""
        status = _STATUS_OF_FAILURE.get(failure.kind, "error")
        if failure.kind == "raised" and failure.type_name == "NotImplementedError":
            status = "missing"
        message = describe_failure(failure, function)
        complaint = _Complaint(status, None, message, "" if status == "missing" else label)
        self._checks[check].complaints.append(complaint)

    @property
    def unjudged(self) -> list[str]:
        """The checks of results about which nothing was found, neither good nor bad."""
        return [
            name for name, check in self._checks.items() if name != INPUTS and not check.judged and not check.complaints
        ]

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
        found = {complaint.status for check in self._checks.values() for complaint in check.complaints}
        return next((status for status in _MOST_TELLING if status in found), "wrong")

    def _check_verdict(self, name: str) -> CheckVerdict:
        check = self._checks[name]
        points = self.exercise.points[name]
        passed = check.passed
        mistake, message = (None, "") if passed else self._reason(check)
        if name == INPUTS and passed and not self._anything_else_passed():
            passed, message = False, "leaving the arguments as they were counts only where something else is right, too"
        return CheckVerdict(
            name=name,
            passed=passed,
            score=points if passed else 0.0,
            max_score=points,
            mistake=mistake,
            message=message,
        )

    def _anything_else_passed(self) -> bool:
        return any(check.passed for name, check in self._checks.items() if name != INPUTS)

    def _reason(self, check: _Check) -> tuple[str | None, str]:
        if check.complaints:
            complaint = check.complaints[0]
            return complaint.mistake, complaint.message + _where(check)
        if not check.evidence:
            return None, "it could not be judged"
        diagnosis = diagnose([evidence for _, evidence in check.evidence])
        cases = _cases(len(check.evidence), check.judged)
        return diagnosis.mistake, f"{diagnosis.message}; wrong in {cases}, first: {check.evidence[0][0]}"


def _where(check: _Check) -> str:
    """In which cases there was what the first complaint says, so far as that is known."""
    first = check.complaints[0]
    if not first.label:
        return ""
    if first.status in {"timeout", "memory"}:  # nothing else was tried after it
        return f"; the case: {first.label}"
    failed = [complaint for complaint in check.complaints if complaint.label]
    alike = sum(complaint.status == first.status for complaint in failed)
    return f"; so in {_cases(alike, len(failed) + check.judged)}, first: {first.label}"


def _cases(some: int, tried: int) -> str:
    return f"{some} of {tried} cases" if tried > 1 else "the case"


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
