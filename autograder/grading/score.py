"""From what was found about an exercise to its verdict: points, group by group, and words for the student."""

from collections.abc import Sequence

from autograder.course import Group
from autograder.grading.record import CONDUCT, Check, Complaint, Findings, Record
from autograder.numeric.diagnose import diagnose
from autograder.verdict import CheckVerdict, ExerciseVerdict, GroupVerdict

_ASIDE = frozenset({"spoilt-cache", "overflow-warning"})
"""Mistakes that are named only where no value is wrong."""


def verdict_of(record: Record) -> ExerciseVerdict:
    """Return what is to be said about an exercise."""
    checks = tuple(_check_verdict(record, name) for name in record.exercise.points)
    return ExerciseVerdict(
        name=record.exercise.name,
        score=round(sum(check.score for check in checks), 6),
        max_score=record.exercise.max_score,
        status=record.status,
        checks=checks,
    )


def score_of(record: Record) -> float:
    """Return the points that an exercise earns."""
    return sum(_score(record, name) for name in record.checks)


def problems_of(record: Record) -> list[str]:
    """Return the messages of all checks that were not passed."""
    return [f"{check.name}: {check.message}" for check in verdict_of(record).checks if not check.passed]


def _score(record: Record, name: str) -> float:
    if record.checks[name].passed:
        return record.exercise.points[name]
    return round(sum(group.score for group in _group_verdicts(record, name)), 6)


def _check_verdict(record: Record, name: str) -> CheckVerdict:
    check, points = record.checks[name], record.exercise.points[name]
    if name in CONDUCT and check.passed and not _anything_else_passed(record):
        message = "it counts only where something else is right, too"
        return CheckVerdict(name=name, passed=False, score=0.0, max_score=points, message=message)
    groups = _group_verdicts(record, name)
    mistake, message = (None, _notes(check)) if check.passed else _reason(check)
    return CheckVerdict(
        name=name,
        passed=check.passed,
        score=_score(record, name),
        max_score=points,
        mistake=mistake,
        message=message,
        groups=groups if len(groups) > 1 and not check.passed else (),
    )


def _group_verdicts(record: Record, name: str) -> tuple[GroupVerdict, ...]:
    """Share the points of a check among its groups of cases."""
    touched, earning = record.checks[name].touched, _earning(record.checks[name])
    points = record.exercise.shares(name, list(touched))
    return tuple(
        GroupVerdict(
            name=group,
            passed=findings.passed,
            score=points[group] if group in earning else 0.0,
            max_score=points[group],
            message=_summary(findings),
        )
        for group, findings in touched.items()
    )


def _anything_else_passed(record: Record) -> bool:
    return any(_earning(check) for name, check in record.checks.items() if name not in CONDUCT)


def _earning(check: Check) -> list[Group]:
    """The groups that are passed; what is wrong in the basic cases earns nothing in others."""
    passed = [group for group, findings in check.touched.items() if findings.passed]
    return passed if "basic" in passed or "basic" not in check.touched else []


def _summary(findings: Findings) -> str:
    """In how many cases of a group it is wrong, and where first."""
    if findings.passed or not (findings.judged or findings.complaints):
        return "; ".join(findings.notes)
    if findings.complaints:
        return findings.complaints[0].label
    wrong = findings.wrong
    return f"wrong in {_cases(len(wrong), findings.judged)}, first: {wrong[0].case.label}"


def _reason(check: Check) -> tuple[str | None, str]:
    # Where values are wrong that come of a fresh cache, or without a warning, it is not that which makes them so.
    wrong = check.wrong
    complaints = [one for one in check.complaints if one.mistake not in _ASIDE or not wrong]
    if complaints:
        return complaints[0].mistake, complaints[0].message + _where(check, complaints)
    if not wrong:
        return None, f"it could not be judged{_because(check)}"
    diagnosis = diagnose([one.evidence for one in check.values if not one.excused])
    tried, first = _cases(len(wrong), check.judged), wrong[0].case.label
    elsewhere = f" ({check.proved_at})" if check.proved_at not in {"", first} else ""
    told = [diagnosis.message, check.proof + elsewhere, f"wrong in {tried}, first: {first}"]
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
    return f"; so in {_cases(alike, len(failed) + check.judged)}, first: {first.label}"


def _cases(some: int, tried: int) -> str:
    """Say in how many of the cases that were tried."""
    return f"{some} of {tried} cases" if tried > 1 else "the case"
