"""``report.html``: a page about one assignment for the instructor, which loads nothing."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import jinja2
import msgspec
from markupsafe import Markup

from autograder.course import Assignment
from autograder.numeric.catalogue import CATALOGUE
from autograder.publish.records import scores_by_exercise
from autograder.publish.text import MESSAGE_CHARACTERS
from autograder.text import clip, plain
from autograder.verdict import Verdict

_TEMPLATE = "report.html.jinja"


class Mistake(msgspec.Struct, frozen=True):
    """A mistake in one exercise: who made it, which checks found it, and a hint for the instructor."""

    name: str
    hint: str
    students: tuple[str, ...]
    checks: tuple[str, ...]


class Figures(msgspec.Struct, frozen=True):
    """The figures at the top. ``mean`` and ``median`` are points of graded submissions; None if there are none."""

    submissions: int
    graded: int
    ungraded: int
    mean: float | None
    median: float | None


def report_html(assignment: Assignment, verdicts: Sequence[Verdict]) -> str:
    """Return the page as HTML; every text is escaped, and the page's policy forbids scripts and loading anything."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["anchor"] = _anchor
    return environment.get_template(_TEMPLATE).render(
        assignment=assignment,
        figures=figures(verdicts),
        verdicts=verdicts,
        scores=[scores_by_exercise(assignment, verdict) for verdict in verdicts],
        mistakes={exercise.name: mistakes(exercise.name, verdicts) for exercise in assignment.exercises},
    )


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """Count the submissions, and average the graded ones."""
    points = [verdict.score for verdict in verdicts if verdict.status == "graded"]
    return Figures(
        submissions=len(verdicts),
        graded=len(points),
        ungraded=len(verdicts) - len(points),
        mean=statistics.fmean(points) if points else None,
        median=statistics.median(points) if points else None,
    )


def mistakes(exercise: str, verdicts: Sequence[Verdict]) -> list[Mistake]:
    """Return what went wrong in an exercise, most frequent first; a student counts once per mistake.

    A failed check without a named mistake is listed under the status of the exercise.
    """
    students: dict[str, list[str]] = defaultdict(list)
    checks: dict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        for judged in verdict.exercises:
            for check in judged.checks:
                if judged.name == exercise and not check.passed:
                    name = check.mistake or judged.status
                    students[name].append(verdict.student)
                    checks[name].append(check.name)
    found = [Mistake(name, _hint(name), _unique(students[name]), _unique(checks[name])) for name in students]
    return sorted(found, key=lambda mistake: (-len(mistake.students), mistake.name))


def _hint(name: str) -> str:
    return " ".join(CATALOGUE[part].instructor for part in name.split("+") if part in CATALOGUE)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _anchor(name: str) -> str:
    """Return the fragment of a link to the element with ``name`` in its id."""
    return quote(plain(name))


def _printable(value: object) -> object:
    """Clean and cut every text of the page; text that is already escaped was cleaned before."""
    return clip(plain(value), MESSAGE_CHARACTERS) if isinstance(value, str) and not isinstance(value, Markup) else value
