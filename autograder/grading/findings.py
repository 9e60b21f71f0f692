"""What was found for one check, group of cases by group of cases."""

import msgspec

from autograder.course import GROUPS, Group
from autograder.numeric.diagnose import Evidence
from autograder.verdict import ExerciseStatus


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
        self.judged = 0
        self.evidence: list[tuple[str, Evidence]] = []
        self.complaints: list[Complaint] = []
        self.notes: dict[str, None] = {}
        self.missed: dict[str, None] = {}
        """Other checks, without which some cases do not count."""

    @property
    def wrong(self) -> list[tuple[str, Evidence]]:
        """The values that are not as expected, with the labels of their cases."""
        return [(label, piece) for label, piece in self.evidence if piece.difference is not None]

    @property
    def passed(self) -> bool:
        """Whether something was judged and nothing stands against it."""
        return bool(self.judged) and not self.complaints and not self.wrong

    def forgive(self, case: str, note: str) -> None:
        """Take back what was wrong with the values of a case."""
        self.evidence = [(label, piece) for label, piece in self.evidence if piece.difference is None or label != case]
        self.notes |= {note: None} if note else {}

    def absorb(self, other: "Findings") -> None:
        """Add what another test found."""
        self.judged += other.judged
        self.evidence += other.evidence
        self.complaints += other.complaints
        self.notes |= other.notes
        self.missed |= other.missed

    @property
    def summary(self) -> str:
        """In how many cases it is wrong, and where first."""
        if self.passed or not (self.judged or self.complaints):
            return "; ".join(self.notes)
        if self.complaints:
            return self.complaints[0].label
        return f"wrong in {cases(len(self.wrong), self.judged)}, first: {self.wrong[0][0]}"


class Check:
    """What was found for one check: its findings by group of cases."""

    def __init__(self) -> None:
        """Start with nothing found in any group."""
        self.groups = {group: Findings() for group in GROUPS}
        self.certificate = ""
        self.certified_at = ""

    def all(self, part: str) -> list[tuple[str, Evidence]]:
        """The ``wrong`` or all ``evidence`` of every group."""
        return [piece for findings in self.groups.values() for piece in getattr(findings, part)]

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
        return bool(self.complaints or self.all("wrong"))

    @property
    def judged(self) -> int:
        """How many values were judged."""
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


def cases(some: int, tried: int) -> str:
    """Say in how many of the cases that were tried."""
    return f"{some} of {tried} cases" if tried > 1 else "the case"
