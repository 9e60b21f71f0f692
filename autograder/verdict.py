"""The verdict on one submission: a record of ``results.jsonl``, and what ``chainrule check --json`` prints."""

from typing import Literal

import msgspec

SubmissionStatus = Literal["graded", "ungraded"]
ExerciseStatus = Literal["correct", "wrong", "missing", "error", "timeout", "memory", "refused"]


class GroupVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of a check in one group of cases: basic, edge or float32."""

    name: str
    passed: bool
    score: float
    max_score: float
    message: str = ""


class CheckVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is checked, such as ``dW`` of ``linear_backward``. Scores are in points.

    ``message`` is for the student; for a passed check it says why it passed, if that is not obvious. ``mistake`` is a
    name from the catalogue of ``autograder.numeric``, or two joined by ``+``. It is absent if no name is certain: a
    wrong name is worse than none. ``groups`` are the groups of cases of a failed check, if there are several.
    """

    name: str
    passed: bool
    score: float
    max_score: float
    mistake: str | None = None
    message: str = ""
    groups: tuple[GroupVerdict, ...] = ()


class ExerciseVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise: one function of the assignment, and one grade cell of its notebook."""

    name: str
    score: float
    max_score: float
    status: ExerciseStatus
    checks: tuple[CheckVerdict, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Something the instructor should know; students never see it, and it costs no marks by itself."""

    kind: str
    detail: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One submission. If it is ``ungraded``, we failed; an incident of kind ``internal-error`` says how.

    ``tier`` is the kind of sandbox that its code ran in, possibly ``none``; it is empty if no code ran.
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
        """The first problem in a few words, and how many more checks are lost; empty if there is none."""
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
    """Return the verdict that ``to_json`` wrote.

    Raises:
        msgspec.ValidationError, msgspec.DecodeError: the line is not a verdict.
    """
    return msgspec.json.decode(line, type=Verdict)
