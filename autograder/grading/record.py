"""What was found about one exercise of one submission: values that were judged, and complaints, by check and group."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.cells.failures import describe_failure, status_of
from autograder.course import GROUPS, Exercise, Group
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Difference, Expected, difference
from autograder.numeric.evidence import Changes, Evidence, Outline, no_changes
from autograder.sandbox.calls import Failed
from autograder.verdict import ExerciseStatus

INPUTS, CALLS, STEPS, RNG = "inputs", "calls", "steps", "rng"
CONDUCT = frozenset({INPUTS, CALLS, STEPS, RNG})
"""The checks of how a function goes about its work: with its arguments, with a function that it is given, with loops,
with random numbers. The others are about its results."""

_ROOM_BYTES = 8 * 1024 * 1024
"""For the arrays of wrong shapes of an exercise: a known mistake may lead to one, but a student may choose any."""

_MOST_TELLING: tuple[ExerciseStatus, ...] = ("missing", "timeout", "memory", "error", "refused", "wrong")


class Judged(msgspec.Struct, eq=False, kw_only=True):
    """One value: where it was asked for, what came, what is right, how they differ, and what was ruled.

    ``output`` came as ``actual`` at a case; ``upstream`` is the upstream gradient, or what else leads the arguments of
    a backward function; ``own`` is what the student's forward function returned there. ``changes`` can explain
    a wrong value. ``difference`` is None where the value is right; it is ``excused`` where it is not the
    expected one and keeps its marks all the same.
    """

    check: str
    output: str
    case: Case
    actual: object
    expected: Expected
    upstream: Array | None = None
    own: Mapping[str, object] | None = None
    changes: Callable[[], Changes | None] = no_changes
    difference: Difference | None = None
    excused: bool = False

    def __post_init__(self) -> None:
        """Compare what came with what is right, element by element."""
        self.difference = difference(self.actual, self.expected, self.case.precision)

    @property
    def is_wrong(self) -> bool:
        """Whether it stands against its check."""
        return self.difference is not None and not self.excused

    @property
    def value(self) -> Array:
        """What came, as an array in float64; for numbers of the right shape only."""
        return np.asarray(self.actual, np.float64).reshape(self.expected.value.shape)

    @property
    def evidence(self) -> Evidence:
        """What a diagnosis needs to know of it."""
        return Evidence(
            self.output,
            self.actual,
            self.expected,
            self.difference,
            self.case.precision,
            self.case.m,
            self.changes,
        )


class Complaint(msgspec.Struct, frozen=True):
    """What is wrong but for numbers; ``label`` is the case in which no value came of it, where that is known."""

    status: ExerciseStatus
    mistake: str | None
    message: str
    label: str


class Findings:
    """What was found for one check in one group of cases."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.fine = 0
        """How often something that is no value was looked at and is right."""
        self.values: list[Judged] = []
        self.complaints: list[Complaint] = []
        self.notes: dict[str, None] = {}
        self.missed: dict[str, None] = {}
        """Other checks, without which some cases do not count."""

    @property
    def judged(self) -> int:
        """How much was judged."""
        return self.fine + len(self.values)

    @property
    def wrong(self) -> list[Judged]:
        """The values that stand against the check."""
        return [one for one in self.values if one.is_wrong]

    @property
    def passed(self) -> bool:
        """Whether something was judged and nothing stands against it."""
        return bool(self.judged) and not self.complaints and not self.wrong

    def absorb(self, other: "Findings") -> None:
        """Add what another test found."""
        self.fine += other.fine
        self.values += other.values
        self.complaints += other.complaints
        self.notes |= other.notes
        self.missed |= other.missed


class Check:
    """What was found for one check: its findings by group of cases."""

    def __init__(self) -> None:
        """Start with nothing found in any group."""
        self.groups = {group: Findings() for group in GROUPS}
        self.proof = ""
        """The first number that settles that it is wrong, in words."""
        self.proved_at = ""

    @property
    def values(self) -> list[Judged]:
        """The values that were judged in every group."""
        return [one for findings in self.groups.values() for one in findings.values]

    @property
    def wrong(self) -> list[Judged]:
        """The values that stand against it, in every group."""
        return [one for one in self.values if one.is_wrong]

    @property
    def complaints(self) -> list[Complaint]:
        """What is wrong but for numbers, in every group."""
        return [complaint for findings in self.groups.values() for complaint in findings.complaints]

    @property
    def missed(self) -> list[str]:
        """Other checks that are wrong, without which some cases do not count."""
        return list(dict.fromkeys(name for findings in self.groups.values() for name in findings.missed))

    @property
    def is_wrong(self) -> bool:
        """Whether anything was found against it."""
        return bool(self.complaints or self.wrong)

    @property
    def judged(self) -> int:
        """How much was judged."""
        return sum(findings.judged for findings in self.groups.values())

    @property
    def touched(self) -> dict[Group, Findings]:
        """The groups in which anything was found; the first if there was nothing, or nothing of it that counts."""
        found = {name: one for name, one in self.groups.items() if one.judged or one.complaints}
        first, basic = GROUPS[0], self.groups[GROUPS[0]]
        return {first: basic} | found if basic.missed or not found else found

    @property
    def passed(self) -> bool:
        """Whether every group is passed in which anything was found."""
        return all(findings.passed for findings in self.touched.values())


class Record:
    """Everything found about one exercise of one submission."""

    def __init__(self, exercise: Exercise) -> None:
        """Start with nothing found: what is never judged is not passed."""
        self.exercise = exercise
        self.checks = {name: Check() for name in exercise.points}
        self._room_bytes = _ROOM_BYTES

    def add(self, judged: Judged) -> None:
        """Add a value that was judged; of one that no right value is like as much is kept as there is room for."""
        judged.actual = self._kept(judged.actual, judged.difference)
        self.checks[judged.check].groups[judged.case.group].values.append(judged)

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

    def is_open(self, check: str, group: Group) -> bool:
        """Whether values stand against a check in a group, and nothing else."""
        findings = self.checks[check].groups[group]
        return bool(findings.wrong) and not findings.complaints

    def excuse(self, judged: Iterable[Judged], note: str) -> None:
        """Let values that are not as expected count as right; ``note`` tells the student why."""
        for one in judged:
            one.excused = True
            self.checks[one.check].groups[one.case.group].notes |= {note: None} if note else {}

    def prove(self, check: str, proof: str, label: str) -> None:
        """Add to what is said of a wrong check the first number that settles it, and the case it comes from."""
        if not self.checks[check].proof:
            self.checks[check].proof, self.checks[check].proved_at = proof, label

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
            if not check.proof:
                check.proof, check.proved_at = theirs.proof, theirs.proved_at

    def was_right(self, label: str) -> bool:
        """Whether there were values in the case of a label, and all of them right."""
        found = [one for check in self.checks.values() for one in check.values if one.case.label == label]
        return bool(found) and all(one.difference is None for one in found)

    @property
    def passed(self) -> bool:
        """Whether every check is passed."""
        return all(check.passed for check in self.checks.values())

    def has_lost(self, check: str) -> bool:
        """Whether there is such a check, and it is not passed."""
        return check in self.checks and not self.checks[check].passed

    def fine(self, check: str) -> None:
        """Note that something was judged and is right."""
        self.checks[check].groups["basic"].fine += 1

    def complain(self, check: str, group: Group, message: str, mistake: str) -> None:
        """Note a mistake that is not a matter of numbers."""
        told = f"{message}; {CATALOGUE[mistake].student}"
        self.checks[check].groups[group].complaints.append(Complaint("wrong", mistake, told, ""))

    def malformed(self, check: str, case: Case, message: str) -> None:
        """Note that a result is not built as the contract says, so that there is no value."""
        told = f"{message}; {CATALOGUE['malformed-result'].student}"
        complaint = Complaint("wrong", "malformed-result", told, case.label)
        self.checks[check].groups[case.group].complaints.append(complaint)

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
            if name not in CONDUCT and not check.judged and not check.complaints and not check.missed
        ]

    @property
    def status(self) -> ExerciseStatus:
        """How the exercise stands, by the most telling of what is wrong."""
        if self.passed:
            return "correct"
        found = {complaint.status for check in self.checks.values() for complaint in check.complaints}
        return next((status for status in _MOST_TELLING if status in found), "wrong")


def by_group(judged: Sequence[Judged]) -> dict[tuple[str, Group], list[Judged]]:
    """Return the values by check and group of cases, in their order."""
    found: dict[tuple[str, Group], list[Judged]] = {}
    for one in judged:
        found.setdefault((one.check, one.case.group), []).append(one)
    return found


def by_case(judged: Sequence[Judged]) -> list[list[Judged]]:
    """Return the values of the same output at the same case together, in their order."""
    found: dict[tuple[str, str], list[Judged]] = {}
    for one in judged:
        found.setdefault((one.case.label, one.output), []).append(one)
    return list(found.values())
