"""nbgrader's own programs on a published course: the commands, and formgrader over HTTP."""

import csv
import json
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import Assignment, Course
from autograder.publish import Published, publish
from autograder.verdict import Verdict

HOSTILE = "<script>steal()</script><img src=x onerror=steal()>$$<b>$$[x](javascript:steal)`<i>`\n\n<iframe src=x>"

Get = Callable[[str], str]


class Elements(HTMLParser):
    """What a browser would act on in a page: elements that came from a student carry the word ``steal``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.acting += [f"<{tag} {name}>" for name, value in attrs if "steal" in f"{name}{value}"]
        self.acting += [f"<{tag}>"] * (tag == "iframe")

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and "steal" in data:
            self.acting.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside.removesuffix(tag)


@pytest.fixture
def hostile(
    course: Course, assignment: Assignment, hand_in: Callable[..., Path], judge: Callable[..., Verdict]
) -> Published:
    """A submission that would like to act in the browser of whoever looks at it."""
    release = nbformat.read(course.release(assignment.name) / f"{assignment.name}.ipynb", as_version=4)
    for kind in ("markdown", "raw", "code"):
        metadata = {"raw_mimetype": "text/html"}
        release.cells.append(nbformat.from_dict({"cell_type": kind, "metadata": metadata, "source": HOSTILE}))
    path = hand_in("eve", json.dumps(release).encode())
    return Published(judge("eve", "linear_backward.dW", message=HOSTILE), path)


@pytest.fixture
def published(
    course: Course, assignment: Assignment, three_students: Sequence[Published], hostile: Published
) -> Sequence[Published]:
    submissions = [*three_students, hostile]
    publish(course, assignment, submissions, course.grades(assignment.name))
    return submissions


@pytest.fixture
def formgrader(start_formgrader: Callable[[], Get], published: Sequence[Published]) -> Get:
    assert published
    return start_formgrader()


def feedback(course: Course, assignment: Assignment, student: str) -> str:
    return (course.root / "feedback" / student / assignment.name / f"{assignment.name}.html").read_text()


def test_generate_feedback_shows_marks_and_messages_and_no_page_acts_for_a_student(
    course: Course, assignment: Assignment, published: Sequence[Published], nbgrader: Callable[..., None]
) -> None:
    nbgrader(course, "generate_feedback", assignment.name)
    for submission in published:
        verdict = submission.verdict
        page = feedback(course, assignment, verdict.student)
        assert f"(Score: {verdict.score:.1f} / {verdict.max_score:.1f})" in page
        for exercise in verdict.exercises:
            assert f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g} points" in page
    assert "FAILED  dW: 0 of 6" in feedback(course, assignment, "bob")
    assert "has the shape (3, 5), expected (5, 3)" in feedback(course, assignment, "bob")
    assert "it is not valid JSON" in feedback(course, assignment, "cyd")
    assert feedback(course, assignment, "eve").count("steal()") >= 5
    assert Elements(feedback(course, assignment, "eve")).acting == []


def test_export_writes_the_marks(
    course: Course, assignment: Assignment, published: Sequence[Published], nbgrader: Callable[..., None]
) -> None:
    nbgrader(course, "export", "--to", "exported.csv")
    with (course.root / "exported.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {student: float(row["score"]) for student, row in rows.items()} == {
        each.verdict.student: each.verdict.score for each in published
    }
    assert {float(row["max_score"]) for row in rows.values()} == {assignment.max_score}
    assert rows["ada"]["timestamp"] == "2026-03-05 11:22:33.456789"


def test_formgrader_lists_the_submissions_with_their_marks_and_shows_each(
    assignment: Assignment, published: Sequence[Published], formgrader: Get
) -> None:
    listed: list[dict[str, Any]] = json.loads(formgrader(f"/formgrader/api/submissions/{assignment.name}"))
    assert [(each["student"], each["score"], each["autograded"], each["needs_manual_grade"]) for each in listed] == [
        (each.verdict.student, each.verdict.score, True, False) for each in published
    ]
    assert "nbgrader formgrade" in formgrader(f"/formgrader/gradebook/{assignment.name}")
    notebooks = json.loads(formgrader(f"/formgrader/api/submitted_notebooks/{assignment.name}/{assignment.name}"))
    pages = {each["student"]: formgrader(f"/formgrader/submissions/{each['id']}/") for each in notebooks}
    assert pages.keys() == {each.verdict.student for each in published}
    assert "work_of_bob" in pages["bob"]
    assert "linear_backward: 7 of 18 points (wrong)" in pages["bob"]
    assert Elements(pages["eve"]).acting == []
    bob = next(each["id"] for each in notebooks if each["student"] == "bob")
    comments = json.loads(formgrader(f"/formgrader/api/comments?submission_id={bob}"))
    assert [each["auto_comment"] for each in comments if each["auto_comment"]] == [
        "    dW: has the shape (3, 5), expected (5, 3)\n    db: has the shape (3, 5), expected (5, 3)"
    ]
