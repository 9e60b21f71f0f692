"""What is said about one submission: the record of ``results.jsonl`` and of ``chainrule check --json``."""

from typing import Literal

import msgspec

SubmissionStatus = Literal["graded", "ungraded"]
ExerciseStatus = Literal["correct", "wrong", "missing", "error", "timeout", "memory", "refused"]


class GroupVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A check's part in one group of cases: basic, edge or float32."""

    name: str
    passed: bool
    score: float
    max_score: float
    message: str = ""


class CheckVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was looked at, such as ``dW`` of ``linear_backward``.

    ``message`` is for the student; of a passed check it says why it passed, where that needs saying. ``mistake`` is a
    name from the catalogue of ``autograder.numeric``, or two joined by ``+``; absent when no name is certain: a wrong
    name is worse than none. ``groups`` are the groups of cases of a check that failed, where there are several.
    """

    name: str
    passed: bool
    score: float
    max_score: float
    mistake: str | None = None
    message: str = ""
    groups: tuple[GroupVerdict, ...] = ()


class ExerciseVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise, which is one function of the assignment and one grade cell of its notebook."""

    name: str
    score: float
    max_score: float
    status: ExerciseStatus
    checks: tuple[CheckVerdict, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Something the instructor should know; students never see it and it costs no mark by itself."""

    kind: str
    detail: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One submission. ``ungraded`` is our failure, told in an incident of kind ``internal-error``.

    ``tier`` is the kind of sandbox that its code ran in, ``none`` included; empty where none of it ran.
    """

    assignment: str
    student: str
    submission_sha256: str
    status: SubmissionStatus
    score: float
    max_score: float
    duration_s: float
    exercises: tuple[ExerciseVerdict, ...]
    incidents: tuple[Incident, ...] = ()
    tier: str = ""

    @property
    def trouble(self) -> str:
        """What is the matter, in a few words, and how many checks are lost beside; empty when nothing is."""
        for incident in self.incidents:
            if incident.kind in {"internal-error", "unreadable"}:
                return f"{incident.kind}: {incident.detail}"
        lost = [
            f"{exercise.name}.{check.name}: {check.mistake or check.message}"
            for exercise in self.exercises
            for check in exercise.checks
            if not check.passed
        ]
        more = f" (+{len(lost) - 1})" if len(lost) > 1 else ""
        return lost[0].split("\n")[0] + more if lost else ""


def to_json(verdict: Verdict) -> bytes:
    """Return the verdict as one line of JSON, without the newline."""
    return msgspec.json.encode(verdict)


def from_json(line: bytes) -> Verdict:
    """Read back what ``to_json`` wrote.

    Raises:
        msgspec.ValidationError, msgspec.DecodeError: the line is not a verdict.
    """
    return msgspec.json.decode(line, type=Verdict)
