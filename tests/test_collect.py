"""Submissions in: names, links, files that are missing or there twice, and handing in again."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc

from autograder.collect import Collected, collect, submissions
from autograder.course import Course
from autograder.errors import CourseError, SubmissionError
from autograder.submission import Submission

NAME = "fcn_layer"
FILE = "fcn_layer.ipynb"
SECRET = b"what another student wrote"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path / "course")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that is not handed in, with a notebook and a time in it."""
    folder = tmp_path / "elsewhere" / NAME
    write(folder / FILE, SECRET)
    write(folder / "timestamp.txt", SECRET)
    return folder.parent


def write(path: Path, content: bytes = b"a notebook") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def taken(course: Course) -> dict[str, bytes]:
    """Everything in the submitted tree but the times."""
    files = [path for path in course.submitted.rglob("*") if path.is_file() and path.name != "timestamp.txt"]
    return {path.relative_to(course.submitted).as_posix(): path.read_bytes() for path in files}


def test_a_flat_folder_has_one_notebook_a_student_named_after_the_student(course: Course, inbox: Path) -> None:
    write(inbox / "ada.ipynb", b"from ada")
    write(inbox / "bob.ipynb", b"from bob")
    assert collect(course, NAME, inbox) == Collected(["ada", "bob"], [])
    assert taken(course) == {f"ada/{NAME}/{FILE}": b"from ada", f"bob/{NAME}/{FILE}": b"from bob"}


def test_a_tree_like_nbgraders_has_one_folder_a_student(course: Course, inbox: Path) -> None:
    write(inbox / "ada" / NAME / FILE, b"from ada")
    write(inbox / "ada" / "another_assignment" / "another_assignment.ipynb")
    write(inbox / "bob" / NAME / "my answers.ipynb", b"from bob")
    assert collect(course, NAME, inbox) == Collected(["ada", "bob"], [])
    assert taken(course) == {f"ada/{NAME}/{FILE}": b"from ada", f"bob/{NAME}/{FILE}": b"from bob"}


@pytest.mark.parametrize("name", ["김서연", "Åsa", "ada lovelace", "ada@example.org", "a.b-c_d+e", "x" * 80])
def test_a_student_is_taken_under_the_name(course: Course, inbox: Path, name: str) -> None:
    write(inbox / f"{name}.ipynb")
    assert collect(course, NAME, inbox).taken == [name]
    assert [found.student for found in submissions(course, NAME)] == [name]


def test_one_name_in_two_spellings_of_unicode_is_one_student(course: Course, inbox: Path) -> None:
    write(inbox / "Jose\u0301.ipynb")
    assert collect(course, NAME, inbox).taken == ["Jos\u00e9"]


@pytest.mark.parametrize("name", [".ada", "-ada", " ada", "..", "x" * 81, "ada\n", "a\\b", "a\x1b[2Jb", "a\u202eb"])
def test_a_name_that_would_do_harm_is_refused_and_told_harmlessly(course: Course, inbox: Path, name: str) -> None:
    write(inbox / f"{name}.ipynb")
    write(inbox / "bob.ipynb")
    collected = collect(course, NAME, inbox)
    assert collected.taken == ["bob"]
    assert collected.refused[0].startswith(f"{name + '.ipynb'!r}: a student's name has at most 80 printable characters")
    assert collected.refused[0].isprintable()
    assert [path.name for path in course.submitted.iterdir()] == ["bob"]


def test_a_refused_name_in_a_tree_is_told_with_its_folder(course: Course, inbox: Path) -> None:
    write(inbox / "-rf" / NAME / FILE)
    assert collect(course, NAME, inbox).refused[0].startswith(f"'-rf/{NAME}': a student's name has")


def test_a_folder_without_a_notebook_is_refused_and_told(course: Course, inbox: Path) -> None:
    (inbox / "ada" / NAME).mkdir(parents=True)
    assert collect(course, NAME, inbox) == Collected(
        [], [f"'ada/{NAME}': no notebook in it; expected one named {FILE}"]
    )
    assert taken(course) == {}


def test_a_folder_of_something_else_is_told_with_what_was_expected(course: Course, inbox: Path) -> None:
    write(inbox / "ada.py")
    with pytest.raises(CourseError, match=rf"{inbox}: neither <student>.ipynb files nor <student>/{NAME}/ folders"):
        collect(course, NAME, inbox)


@pytest.mark.parametrize("name", ["absent", "absent.zip", "notes.txt"])
def test_what_is_no_folder_is_told_with_what_was_expected(course: Course, inbox: Path, name: str) -> None:
    write(inbox / "notes.txt")
    with pytest.raises(CourseError, match=rf"{name}: not a folder; expected a folder of notebooks"):
        collect(course, NAME, inbox / name)


def test_a_link_in_a_flat_folder_is_not_followed(course: Course, inbox: Path, elsewhere: Path) -> None:
    (inbox / "ada.ipynb").symlink_to(elsewhere / NAME / FILE)
    collected = collect(course, NAME, inbox)
    assert collected.taken == []
    assert "'ada.ipynb': a link" in collected.refused[0]
    assert taken(course) == {}


@pytest.mark.parametrize("place", ["ada", f"ada/{NAME}"])
def test_a_linked_folder_is_not_followed(course: Course, inbox: Path, elsewhere: Path, place: str) -> None:
    (inbox / place).parent.mkdir(exist_ok=True)
    (inbox / place).symlink_to(elsewhere / place.partition("/")[2])
    write(inbox / "bob" / NAME / FILE)
    collected = collect(course, NAME, inbox)
    assert collected.taken == ["bob"]
    assert f"'{place}': a link" in collected.refused[0]
    assert list(taken(course)) == [f"bob/{NAME}/{FILE}"]


def test_a_linked_notebook_and_a_linked_time_in_a_tree_are_not_followed(
    course: Course, inbox: Path, elsewhere: Path
) -> None:
    write(inbox / "ada" / NAME / "mine.ipynb", b"from ada")
    for name in (FILE, "timestamp.txt"):
        (inbox / "ada" / NAME / name).symlink_to(elsewhere / NAME / name)
    assert collect(course, NAME, inbox).taken == ["ada"]
    assert taken(course) == {f"ada/{NAME}/{FILE}": b"from ada"}
    assert SECRET not in (course.submitted / "ada" / NAME / "timestamp.txt").read_bytes()


@pytest.mark.parametrize("place", ["ada", f"ada/{NAME}", f"ada/{NAME}/{FILE}"])
def test_a_link_in_the_submitted_tree_is_no_submission(course: Course, elsewhere: Path, place: str) -> None:
    link = course.submitted / place
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere / place.partition("/")[2])
    (found,) = submissions(course, NAME)
    assert (found.student, found.path) == ("ada", None)
    assert found.problem


def test_handing_in_again_keeps_what_was_there_under_a_hidden_name(course: Course, inbox: Path) -> None:
    for content in (b"first", b"second", b"third"):
        write(inbox / "ada.ipynb", content)
        collect(course, NAME, inbox)
    files = taken(course)
    assert files.pop(f"ada/{NAME}/{FILE}") == b"third"
    assert sorted(files.values()) == [b"first", b"second"]
    assert all(Path(name).name.startswith(f".{NAME}-") for name in files)
    assert submissions(course, NAME) == [Submission("ada", course.submitted / "ada" / NAME / FILE)]


def test_collecting_the_same_twice_changes_no_byte_and_no_time(course: Course, inbox: Path) -> None:
    def state() -> list[tuple[Path, int]]:
        return sorted((path, path.stat().st_mtime_ns) for path in course.root.rglob("*"))

    write(inbox / "ada.ipynb")
    first = collect(course, NAME, inbox)
    before = state()
    os.utime(inbox / "ada.ipynb", (2e9, 2e9))
    assert collect(course, NAME, inbox) == first
    assert state() == before


def test_a_timestamp_that_was_handed_in_is_copied(course: Course, inbox: Path) -> None:
    write(inbox / "ada" / NAME / FILE)
    write(inbox / "ada" / NAME / "timestamp.txt", b"2026-03-05 11:22:33.456789 UTC\n")
    collect(course, NAME, inbox)
    stamp = course.submitted / "ada" / NAME / "timestamp.txt"
    assert stamp.read_bytes() == b"2026-03-05 11:22:33.456789 UTC\n"


@pytest.mark.parametrize("changed_s", [1_700_000_000.25, 0.0], ids=["2023", "1970"])
def test_without_a_timestamp_nbgrader_reads_the_time_of_the_last_change(
    course: Course, inbox: Path, changed_s: float
) -> None:
    os.utime(write(inbox / "ada.ipynb"), (changed_s, changed_s))
    collect(course, NAME, inbox)
    folder = course.submitted / "ada" / NAME
    time = parse_utc((folder / "timestamp.txt").read_text().strip())
    assert time == datetime.fromtimestamp(changed_s, UTC).replace(tzinfo=None)
    assert (folder / FILE).stat().st_mtime == changed_s


def test_submissions_come_by_student_and_tell_what_is_the_matter(course: Course) -> None:
    write(course.submitted / "cyd" / NAME / "notes.txt")
    write(course.submitted / "ada" / NAME / "answers.ipynb")
    write(course.submitted / "dan" / NAME / FILE)
    write(course.submitted / "eve" / "another_assignment" / FILE)
    assert submissions(course, NAME) == [
        Submission("ada", course.submitted / "ada" / NAME / "answers.ipynb"),
        Submission("cyd", None, f"no notebook in it; expected one named {FILE}"),
        Submission("dan", course.submitted / "dan" / NAME / FILE),
    ]


def test_without_any_submission_there_is_nothing_to_grade(course: Course) -> None:
    with pytest.raises(CourseError, match=f"submitted: no <student>/{NAME}/ folders in it; nothing to grade"):
        submissions(course, NAME)


def test_a_submission_without_a_notebook_hashes_to_that_of_nothing_and_says_why(tmp_path: Path) -> None:
    notebook = write(tmp_path / FILE, b"abc")
    assert Submission("ada", notebook).sha256().startswith("ba7816bf")
    assert Submission("ada", notebook).require_path() == notebook
    assert Submission("ada", None, "no notebook").sha256().startswith("e3b0c442")
    with pytest.raises(SubmissionError, match="no notebook"):
        Submission("ada", None, "no notebook").require_path()
