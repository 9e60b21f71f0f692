"""What is published, and where it was written."""

from pathlib import Path

import msgspec

from autograder.course import Assignment
from autograder.verdict import Verdict


class Published(msgspec.Struct, frozen=True):
    """A verdict and the notebook it is about; ``path`` is None if nothing was handed in."""

    verdict: Verdict
    path: Path | None


class Publication(msgspec.Struct, frozen=True):
    """Where everything was written; ``autograded`` is the root of nbgrader's tree.

    ``untimed`` names the submissions whose submission time cannot be read.
    """

    gradebook: Path
    autograded: Path
    csv: Path
    report: Path
    untimed: tuple[str, ...] = ()


def scores_by_exercise(assignment: Assignment, verdict: Verdict) -> dict[str, float]:
    """Return the points of every exercise; empty if the submission is ungraded, because that is not a zero.

    Units:
        Points. An exercise that a graded verdict does not mention earned none.
    """
    if verdict.status == "ungraded":
        return {}
    earned = {exercise.name: exercise.score for exercise in verdict.exercises}
    return {exercise.name: earned.get(exercise.name, 0.0) for exercise in assignment.exercises}
