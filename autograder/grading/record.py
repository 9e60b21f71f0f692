"""Collects what was found about one exercise, and turns it into its verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np

from autograder.course import Exercise, Group
from autograder.grading.cases import Case
from autograder.grading.failures import describe_failure, status_of
from autograder.grading.findings import Check, Complaint, cases
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Difference, Expected, Precision, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.evidence import Changes, Outline, no_changes
from autograder.sandbox.calls import Failed
from autograder.verdict import CheckVerdict, ExerciseStatus, ExerciseVerdict, GroupVerdict

INPUTS, CALLS, STEPS, RNG = "inputs", "calls", "steps", "rng"
_CONDUCT = frozenset({INPUTS, CALLS, STEPS, RNG})
"""The checks of how a function goes about its work: with its arguments, with a function that it is given, with loops,
with random numbers. The others are about its results."""

_ASIDE = frozenset({"spoilt-cache", "overflow-warning"})
"""Mistakes that are named only where no value is wrong."""

_ROOM_BYTES = 8 * 1024 * 1024
"""For the arrays of wrong shapes of an exercise: a known mistake may lead to one, but a student may choose any."""

_MOST_TELLING: tuple[ExerciseStatus, ...] = ("missing", "timeout", "memory", "error", "refused", "wrong")

Suspects = Callable[[], Mapping[str, Array]]
"""Gives the values that known mistakes lead to, by name."""


class Point(msgspec.Struct, frozen=True):
    """Where something was judged: the output, the case in words, its group, number of samples, working precision."""

    output: str
    label: str
    group: Group
    m: int
    precision: Precision


class Record:
    """Everything found about one exercise of one submission."""

    def __init__(self, exercise: Exercise) -> None:
        """Start with nothing found: what is never judged is not passed."""
        self.exercise = exercise
        self.checks = {name: Check() for name in exercise.points}
        self._room_bytes = _ROOM_BYTES

    def value(  # noqa: PLR0913 - what evidence is made of
        self,
        check: str,
        point: Point,
        actual: object,
        expected: Expected,
        suspects: Suspects,
        *,
        changes: Callable[[], Changes | None] = no_changes,
    ) -> bool:
        """Judge one value, element by element, and return whether it is right.

        ``suspects`` and ``changes`` explain a wrong one.
        """
        found = difference(actual, expected, point.precision)
        findings = self.checks[check].groups[point.group]
        findings.judged += 1
        kept = self._kept(actual, found)
        evidence = Evidence(point.output, kept, expected, found, point.precision, point.m, suspects, changes)
        findings.evidence.append((point.label, evidence))
        return found is None

    def _kept(self, actual: object, found: Difference | None) -> object:
        """Return what is kept of a value until the verdict: more than the right one takes only while there is room."""
        if found is None or found.kind in {"value", "not-finite"}:
            return actual
        if not isinstance(actual, np.ndarray):
            return type(actual)() if isinstance(actual, list | tuple | dict | str) else actual
        if found.kind == "type":
            return np.empty(0, actual.dtype)
        if actual.nbytes > self._room_bytes:
            return Outline(actual.shape)
        self._room_bytes -= actual.nbytes
        return actual

    def leaves_out(self, case: Case) -> bool:
        """Whether a case does not count, because something that it needs was found wrong; what that is, is noted."""
        wrong = [name for name in self.checks if name in case.needs and self.checks[name].is_wrong]
        if wrong:
            self.checks[case.check].groups[case.group].missed |= dict.fromkeys(wrong)
        return bool(wrong)

    def fits_float32(self) -> list[str]:
        """Return the checks all of whose wrong values would be right if the student had worked in float32."""
        return [
            name
            for name, check in self.checks.items()
            if check.all("wrong") and all(_fits_float32(evidence) for _, evidence in check.all("wrong"))
        ]

    def is_open(self, check: str, group: Group) -> bool:
        """Whether values stand against a check in a group, and nothing else."""
        findings = self.checks[check].groups[group]
        return bool(findings.wrong) and not findings.complaints

    def forgive(self, check: str, cases: Iterable[Case], note: str) -> None:
        """Let what is wrong with a check in some cases count as right; ``note`` tells the student why."""
        for case in cases:
            self.checks[check].groups[case.group].forgive(case.label, note)

    def certify(self, check: str, certificate: str, case: str) -> None:
        """Add to what is said of a wrong check the first number that settles it, and the case it comes from."""
        if not self.checks[check].certificate:
            self.checks[check].certificate, self.checks[check].certified_at = certificate, case

    def adopt(self, other: "Record", note: str, checks: Iterable[str] = ()) -> None:
        """Take over what was found in a second look where that passes and the first does not; ``note`` says why.

        Of all checks, or of some.
        """
        for name in checks or self.checks:
            mine, theirs = self.checks[name].groups, other.checks[name].groups
            for group, findings in theirs.items():
                if findings.passed and not mine[group].passed:
                    findings.notes |= {note: None} if note else {}
                    mine[group] = findings

    def note(self, text: str) -> None:
        """Say something of every check that is passed."""
        for check in self.checks.values():
            if check.passed:
                for findings in check.touched.values():
                    findings.notes[text] = None

    def absorb(self, other: "Record") -> None:
        """Add what was found about the same exercise by another of its tests."""
        for name, check in self.checks.items():
            for group, findings in check.groups.items():
                findings.absorb(other.checks[name].groups[group])
            theirs = other.checks[name]
            if not check.certificate:
                check.certificate, check.certified_at = theirs.certificate, theirs.certified_at

    def was_right(self, case: str) -> bool:
        """Whether there were values in a case, and all of them right."""
        found = [piece for check in self.checks.values() for label, piece in check.all("evidence") if label == case]
        return bool(found) and all(piece.difference is None for piece in found)

    @property
    def score(self) -> float:
        """The points it earns."""
        points = self.exercise.points
        return sum(
            points[name] if check.passed else sum(group.score for group in self._group_verdicts(name))
            for name, check in self.checks.items()
        )

    @property
    def passed(self) -> bool:
        """Whether every check is passed."""
        return all(check.passed for check in self.checks.values())

    def has_lost(self, check: str) -> bool:
        """Whether there is such a check, and it is not passed."""
        return check in self.checks and not self.checks[check].passed

    def fine(self, check: str) -> None:
        """Note that something was judged and is right."""
        self.checks[check].groups["basic"].judged += 1

    def complain(self, check: str, group: Group, message: str, mistake: str) -> None:
        """Note a mistake that is not a matter of numbers."""
        told = f"{message}; {CATALOGUE[mistake].student}"
        self.checks[check].groups[group].complaints.append(Complaint("wrong", mistake, told, ""))

    def malformed(self, check: str, point: Point, message: str) -> None:
        """Note that a result is not built as the contract says, so that there is no value."""
        told = f"{message}; {CATALOGUE['malformed-result'].student}"
        complaint = Complaint("wrong", "malformed-result", told, point.label)
        self.checks[check].groups[point.group].complaints.append(complaint)

    def failed(self, check: str, group: Group, failure: Failed, function: str, label: str) -> None:
        """Note that a call brought no value."""
        status = status_of(failure, function, self.exercise.name)
        told = describe_failure(failure, function, self.exercise.name)
        complaint = Complaint(status, None, told, "" if status == "missing" else label)
        self.checks[check].groups[group].complaints.append(complaint)

    @property
    def unjudged(self) -> list[str]:
        """The checks of results about which nothing was found, neither good nor bad."""
        return [
            name
            for name, check in self.checks.items()
            if name not in _CONDUCT and not check.judged and not check.complaints and not check.missed
        ]

    @property
    def problems(self) -> list[str]:
        """The messages of all checks that were not passed."""
        return [f"{check.name}: {check.message}" for check in self.verdict().checks if not check.passed]

    def verdict(self) -> ExerciseVerdict:
        """Return what is to be said about the exercise."""
        checks = tuple(self._check_verdict(name) for name in self.exercise.points)
        return ExerciseVerdict(
            name=self.exercise.name,
            score=round(sum(check.score for check in checks), 6),
            max_score=self.exercise.max_score,
            status=self.status,
            checks=checks,
        )

    @property
    def status(self) -> ExerciseStatus:
        """How the exercise stands, by the most telling of what is wrong."""
        if self.passed:
            return "correct"
        found = {complaint.status for check in self.checks.values() for complaint in check.complaints}
        return next((status for status in _MOST_TELLING if status in found), "wrong")

    def _check_verdict(self, name: str) -> CheckVerdict:
        check = self.checks[name]
        points = self.exercise.points[name]
        if name in _CONDUCT and check.passed and not self._anything_else_passed():
            message = "it counts only where something else is right, too"
            return CheckVerdict(name=name, passed=False, score=0.0, max_score=points, message=message)
        groups = self._group_verdicts(name)
        mistake, message = (None, _notes(check)) if check.passed else self._reason(check)
        return CheckVerdict(
            name=name,
            passed=check.passed,
            score=points if check.passed else round(sum(group.score for group in groups), 6),
            max_score=points,
            mistake=mistake,
            message=message,
            groups=groups if len(groups) > 1 and not check.passed else (),
        )

    def _group_verdicts(self, name: str) -> tuple[GroupVerdict, ...]:
        """Share the points of a check among its groups of cases."""
        touched, earning = self.checks[name].touched, self._earning(self.checks[name])
        points = self.exercise.shares(name, list(touched))
        return tuple(
            GroupVerdict(
                name=group,
                passed=findings.passed,
                score=points[group] if group in earning else 0.0,
                max_score=points[group],
                message=findings.summary,
            )
            for group, findings in touched.items()
        )

    def _anything_else_passed(self) -> bool:
        return any(self._earning(check) for name, check in self.checks.items() if name not in _CONDUCT)

    @staticmethod
    def _earning(check: Check) -> list[Group]:
        """The groups that are passed; what is wrong in the basic cases earns nothing in others."""
        passed = [group for group, findings in check.touched.items() if findings.passed]
        return passed if "basic" in passed or "basic" not in check.touched else []

    def _reason(self, check: Check) -> tuple[str | None, str]:
        # Where values are wrong that come of a fresh cache, or without a warning, it is not that which makes them so.
        complaints = [one for one in check.complaints if one.mistake not in _ASIDE or not check.all("wrong")]
        if complaints:
            return complaints[0].mistake, complaints[0].message + _where(check, complaints)
        if not check.all("wrong"):
            return None, f"it could not be judged{_because(check)}"
        diagnosis = diagnose([evidence for _, evidence in check.all("evidence")])
        tried = cases(len(check.all("wrong")), check.judged)
        first, _ = check.all("wrong")[0]
        elsewhere = f" ({check.certified_at})" if check.certified_at not in {"", first} else ""
        told = [diagnosis.message, check.certificate + elsewhere, f"wrong in {tried}, first: {first}"]
        return diagnosis.mistake, "; ".join(filter(None, told))


def _notes(check: Check) -> str:
    return "; ".join(dict.fromkeys(note for findings in check.groups.values() for note in findings.notes))


def _because(check: Check) -> str:
    """What else is wrong, if nothing of a check is left without it."""
    *others, last = check.missed or [""]
    if not last:
        return ""
    return f", since {', '.join(others)} and {last} are wrong" if others else f", since {last} is wrong"


def _where(check: Check, complaints: Sequence[Complaint]) -> str:
    """In which cases there was what the first complaint says, so far as that is known."""
    first = complaints[0]
    if not first.label:
        return ""
    if first.status in {"timeout", "memory"}:  # nothing else was tried after it
        return f"; the case: {first.label}"
    failed = [complaint for complaint in complaints if complaint.label]
    alike = sum(complaint.status == first.status for complaint in failed)
    return f"; so in {cases(alike, len(failed) + check.judged)}, first: {first.label}"


def _fits_float32(evidence: Evidence) -> bool:
    return difference(evidence.actual, evidence.expected, "float32") is None
