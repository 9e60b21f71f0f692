"""``grades.csv``: one line per student, harmless in a spreadsheet."""

import csv
import io
import re
from collections.abc import Sequence

from autograder.course import Assignment
from autograder.publish.records import scores_by_exercise
from autograder.text import clip, plain
from autograder.verdict import Verdict

# What makes a spreadsheet read a cell as a formula, also after a blank; full-width signs, too, which some spreadsheets
# read as the same.
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
# A spreadsheet that expects other separators splits a cell at them, even in quotes. A number is not a formula.
_FORMULA_AFTER_SEPARATOR = re.compile(
    r"([,;|]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])(?![+-]?[\d.]+(?:e[+-]?\d+)?(?:[\s,;|)\]]|$))"
)
_TROUBLE_CHARACTERS = 1_000


def grades_csv(assignment: Assignment, verdicts: Sequence[Verdict]) -> str:
    """Return the table of marks in points; the marks of an ungraded submission are empty, not zero."""
    exercises = [exercise.name for exercise in assignment.exercises]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["student", "score", "max_score", "status", *exercises, "trouble"])
    for verdict in verdicts:
        scores = scores_by_exercise(assignment, verdict)
        row = [
            verdict.student,
            _points(verdict.score) if scores else "",
            _points(verdict.max_score),
            verdict.status,
            *(_points(scores[name]) if scores else "" for name in exercises),
            clip(verdict.trouble, _TROUBLE_CHARACTERS),
        ]
        writer.writerow([harmless(cell) for cell in row])
    return file.getvalue()


def harmless(cell: str) -> str:
    """Return ``cell`` on one line, without control characters, and in a form that is not read as a formula."""
    text = _FORMULA_AFTER_SEPARATOR.sub(r"\1'", plain(cell).replace("\n", " ").replace("\t", " "))
    return f"'{text}" if _FORMULA.match(cell) or _FORMULA.match(text) else text


def _points(score: float) -> str:
    return f"{score:.10g}"
