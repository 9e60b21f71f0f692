"""Writes marks and comments into nbgrader's tables, with a few queries and one commit.

nbgrader's own functions look up one grade at a time and commit after each, which takes about 20 ms per submission. The
rows made here are those that its ``add_submission`` makes.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)


class Marks(msgspec.Struct, frozen=True):
    """What is entered for one submission: points by grade cell, comments by answer cell, and the time in UTC."""

    student: str
    timestamp: datetime | None
    scores: dict[str, float]
    comments: dict[str, str | None]


def write_marks(gradebook: Gradebook, assignment: str, marks: Sequence[Marks]) -> None:
    """Enter the automatic scores and comments, all of them or none; what a person entered is never changed.

    A grade cell that is not in ``scores`` is marked by a person and stays as it is.
    """
    with gradebook.db.no_autoflush:
        rows = _Rows(gradebook, assignment)
        for each in marks:
            rows.enter(each)
    gradebook.db.commit()


class _Rows:
    """All rows of one assignment that marks are written to, by the keys they are looked up with."""

    def __init__(self, gradebook: Gradebook, assignment: str) -> None:
        self._db: Any = gradebook.db
        master = gradebook.find_notebook(assignment, assignment)
        self._assignment_id, self._notebook_id = master.assignment_id, master.id
        self._graded = {cell.name: cell.id for cell in [*master.grade_cells, *master.task_cells]}
        self._commented = {cell.name: cell.id for cell in [*master.solution_cells, *master.task_cells]}
        self._students = {student for (student,) in self._db.query(Student.id)}
        submissions = self._db.query(SubmittedAssignment).filter_by(assignment_id=self._assignment_id)
        self._submissions = {row.student_id: row for row in submissions}
        notebooks = self._db.query(SubmittedNotebook).filter_by(notebook_id=self._notebook_id)
        self._notebooks = {row.assignment_id: row for row in notebooks}
        self._grades = self._by_cell(Grade)
        self._comments = self._by_cell(Comment)

    def enter(self, marks: Marks) -> None:
        """Enter one submission, and make the rows that are missing."""
        before = self._submissions.get(marks.student)
        is_other_work = before is not None and before.timestamp != marks.timestamp
        notebook_id = self._notebook(self._submission(marks))
        for name, cell_id in self._graded.items():
            grade = self._row(Grade, self._grades, notebook_id, cell_id)
            if name in marks.scores:
                is_new = is_other_work or grade.auto_score != marks.scores[name]
                grade.auto_score = marks.scores[name]
                # A mark by hand overrides the automatic one: somebody has to check whether it still should.
                if grade.manual_score is None:
                    grade.needs_manual_grade = False
                elif is_new:
                    grade.needs_manual_grade = True
        for name, cell_id in self._commented.items():
            comment = self._row(Comment, self._comments, notebook_id, cell_id)
            if name in marks.comments:
                comment.auto_comment = marks.comments[name]

    def _by_cell(self, table: Any) -> dict[tuple[str, str], Any]:  # noqa: ANN401 - a table of nbgrader's
        rows = self._db.query(table).join(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
        rows = rows.filter(SubmittedNotebook.notebook_id == self._notebook_id)
        return {(row.notebook_id, row.cell_id): row for row in rows}

    def _submission(self, marks: Marks) -> str:
        if marks.student not in self._students:
            self._db.add(Student(id=marks.student))
            self._students.add(marks.student)
        row = self._submissions.get(marks.student)
        if row is None:
            row = SubmittedAssignment(id=new_uuid(), assignment_id=self._assignment_id, student_id=marks.student)
            self._db.add(row)
            self._submissions[marks.student] = row
        row.timestamp = marks.timestamp
        return str(row.id)

    def _notebook(self, submission_id: str) -> str:
        row = self._notebooks.get(submission_id)
        if row is None:
            row = SubmittedNotebook(id=new_uuid(), assignment_id=submission_id, notebook_id=self._notebook_id)
            self._db.add(row)
            self._notebooks[submission_id] = row
        return str(row.id)

    def _row(self, table: Any, rows: dict[tuple[str, str], Any], notebook_id: str, cell_id: str) -> Any:  # noqa: ANN401 - see above
        row = rows.get((notebook_id, cell_id))
        if row is None:
            row = table(id=new_uuid(), notebook_id=notebook_id, cell_id=cell_id)
            self._db.add(row)
            rows[notebook_id, cell_id] = row
        return row
