"""Answers that are right only where students can see it: a matter for the instructor, and no mark by itself."""

from collections.abc import Iterable, Iterator, Mapping

from autograder.notebook import NotebookCell
from autograder.sandbox.session import Cell, Session
from autograder.verdict import ExerciseVerdict

_LOW = 0.5
"""Who has less than this part of the points of an exercise, and all that can be seen, may have written it down."""


def public_checks(original: Iterable[NotebookCell]) -> dict[str, Cell]:
    """Return the checks that students have in their notebook, by exercise, as they were handed out."""
    return {cell.grade_id: Cell(cell.number, cell.source) for cell in original if cell.is_check and cell.grade_id}


def only_visible(exercises: Iterable[ExerciseVerdict], checks: Mapping[str, Cell], session: Session) -> Iterator[str]:
    """Run the public checks of exercises that are mostly wrong; tell of those that pass.

    They run in a guest that was asked nothing else: in one that was, a student's code could know that, and be wrong.
    """
    low = [exercise for exercise in exercises if _is_low(exercise) and exercise.name in checks]
    if low:
        session.start_anew()
    for exercise in low:
        if session.passes(checks[exercise.name]):
            yield f"{exercise.name}: visible 100 %, hidden {100 * exercise.score / exercise.max_score:.0f} %"


def _is_low(exercise: ExerciseVerdict) -> bool:
    return exercise.status == "wrong" and exercise.score < _LOW * exercise.max_score
