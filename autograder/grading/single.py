"""One submission, from its file to its verdict."""

import contextlib
import time

from autograder.course import Assignment
from autograder.errors import InternalError, SubmissionError
from autograder.grading.engine import Engine
from autograder.grading.paper import Desk
from autograder.notebook import parse_notebook
from autograder.submission import Submission
from autograder.verdict import CheckVerdict, ExerciseVerdict, Incident, Verdict


def grade(desk: Desk, engine: Engine, submission: Submission) -> Verdict:
    """Return the verdict on a submission; where we fail it is ``ungraded`` and says why."""
    start, tier = time.perf_counter(), ""
    try:
        content = submission.content()
        sha256 = content.sha256()
        cells = parse_notebook(submission.require_notebook(content))
        with desk.lay(cells, content.modules) as paper:
            engine.run(paper)
            exercises = paper.exercises()
            incidents = paper.incidents(exercises)
        tier = desk.tier
        if desk.tier == "none":
            incidents += (Incident(kind="no-sandbox", detail="the notebook ran without a sandbox"),)
    except SubmissionError as error:
        exercises = _unreadable(desk.assignment, str(error))
        incidents = (Incident(kind="unreadable", detail=str(error)),)
    except (InternalError, OSError) as error:
        return ungraded(desk.assignment, submission, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours costs nobody a mark, and not the others their turn
        return ungraded(desk.assignment, submission, f"{type(error).__name__}: {error}")
    return Verdict(
        assignment=desk.assignment.name,
        student=submission.student,
        submission_sha256=sha256,
        status="graded",
        score=round(sum(exercise.score for exercise in exercises), 6),
        max_score=desk.assignment.max_score,
        duration_s=round(time.perf_counter() - start, 3),
        exercises=exercises,
        incidents=incidents,
        tier=tier,
    )


def ungraded(assignment: Assignment, submission: Submission, reason: str) -> Verdict:
    """Return the verdict that there is none: our failure, never a mark. A file that is gone has no hash."""
    sha256 = ""
    with contextlib.suppress(OSError):
        sha256 = submission.sha256()
    return Verdict(
        assignment=assignment.name,
        student=submission.student,
        submission_sha256=sha256,
        status="ungraded",
        score=0.0,
        max_score=assignment.max_score,
        duration_s=0.0,
        exercises=(),
        incidents=(Incident(kind="internal-error", detail=reason),),
    )


def _unreadable(assignment: Assignment, reason: str) -> tuple[ExerciseVerdict, ...]:
    """Every exercise says once why it was not found: each may be read without the others."""
    return tuple(
        ExerciseVerdict(
            name=exercise.name,
            score=0.0,
            max_score=exercise.max_score,
            status="missing",
            checks=tuple(
                CheckVerdict(
                    name=check, passed=False, score=0.0, max_score=points, message="see above" if number else reason
                )
                for number, (check, points) in enumerate(exercise.points.items())
            ),
        )
        for exercise in assignment.exercises
    )
