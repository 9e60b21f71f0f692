"""Folders as they come: what is not taken is told with its reason, and nothing that was there is lost."""

import errno
import os
from pathlib import Path

import pytest

from autograder.collect import Collected, collect, submissions
from autograder.course import NAME_RULE, Course
from autograder.errors import CourseError
from autograder.intake import folder
from autograder.submission import Submission

NAME = "fcn_layer"
FILE = "fcn_layer.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path / "course")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def write(path: Path, content: bytes = b"a notebook") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def deny(monkeypatch: pytest.MonkeyPatch, denied: Path) -> None:
    """Make ``denied`` unreadable; the administrator, who may run this, can read everything."""

    def opened(path: Path, *arguments: object, **keywords: object) -> object:
        if path == denied:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return original(path, *arguments, **keywords)  # type: ignore[call-overload]

    original = Path.open
    monkeypatch.setattr(Path, "open", opened)


@pytest.mark.parametrize("name", ["Late.IPYNB", "Late.Ipynb"])
def test_a_suffix_counts_in_any_case(course: Course, inbox: Path, name: str) -> None:
    write(inbox / name)
    write(inbox / "ada" / NAME / "Answers.IPYNB")
    assert collect(course, NAME, inbox) == Collected(["Late", "ada"], [])
    assert [found.student for found in submissions(course, NAME)] == ["Late", "ada"]


def test_files_that_are_no_notebooks_are_told(course: Course, inbox: Path) -> None:
    write(inbox / "ada.ipynb")
    write(inbox / "ada.rar")
    write(inbox / ".DS_Store")
    (refused,) = collect(course, NAME, inbox).refused
    assert refused.startswith("'ada.rar': an archive of another kind, so it is not opened; expected <student>.ipynb")


def test_notebooks_in_folders_of_another_form_are_told_once_a_folder(course: Course, inbox: Path) -> None:
    write(inbox / "ada.ipynb")
    write(inbox / "group a" / "bob.ipynb")
    write(inbox / "group a" / "cyd.zip")
    write(inbox / "dan" / "week 1" / "answers.ipynb")
    write(inbox / "eve" / "another_assignment" / "another_assignment.ipynb")
    write(inbox / "eve" / ".ipynb_checkpoints" / "old.ipynb")
    form = f"but no folder {NAME}/; expected <student>/{NAME}/, or <student>.ipynb not in a folder"
    assert collect(course, NAME, inbox).refused == [
        f"'dan': 1 notebook or archive in it, {form}",
        f"'group a': 2 notebooks or archives in it, {form}",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "[ab]",
        "a[1]",
        "=1+1",
        "+1",
        "@SUM",
        "\uff1d1+1",
        "\uff0b1",
        "\uff20SUM",
        "a,,100.0,0.0",
        "a;=1+1",
        "a\uff0c1",
        "L, Ada",
    ],
)
def test_names_that_nbgrader_or_a_spreadsheet_would_interpret_are_refused(
    course: Course, inbox: Path, name: str
) -> None:
    write(inbox / f"{name}.ipynb")
    assert collect(course, NAME, inbox) == Collected([], [f"'{name}.ipynb': {NAME_RULE}"])


def test_a_name_that_is_no_text_is_refused_and_told_in_characters_that_can_be_shown(
    course: Course, inbox: Path
) -> None:
    os.close(os.open(os.fsencode(inbox) + b"/a\xff.ipynb", os.O_CREAT))
    (refused,) = collect(course, NAME, inbox).refused
    assert refused == f"'a\\udcff.ipynb': {NAME_RULE}"


def test_names_of_files_in_a_message_can_be_shown_and_are_bounded(course: Course) -> None:
    folder = course.submitted / "eve" / NAME
    folder.mkdir(parents=True)
    os.close(os.open(os.fsencode(folder) + b"/a\xff.ipynb.txt", os.O_CREAT))
    for number in range(20):
        write(folder / f"{number}{'x' * 200}\x1b.ipynb.txt")
    (found,) = submissions(course, NAME)
    found.problem.encode()
    assert found.is_unclear
    assert found.problem.isprintable()
    assert found.problem.startswith("0xxx")
    assert len(found.problem) < 300


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_taken(
    course: Course, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny(monkeypatch, write(inbox / "ada.ipynb"))
    write(inbox / "bob.ipynb")
    expected = Collected(["bob"], ["'ada.ipynb': it cannot be read: Permission denied; make it readable"])
    assert collect(course, NAME, inbox) == expected


def test_a_folder_that_cannot_be_read_is_not_one_without_a_notebook(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny_listing(path: Path) -> list[object]:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    notebook = write(course.submitted / "ada" / NAME / FILE)
    monkeypatch.setattr(folder, "_listed", deny_listing)
    assert submissions(course, NAME) == [Submission("ada", notebook)]


@pytest.mark.parametrize("place", ["", "source", "release", "autograded", "feedback", "grades", "submitted/ada"])
def test_folders_of_the_course_itself_are_no_place_that_work_comes_from(course: Course, place: str) -> None:
    write(course.root / place / NAME / FILE)
    with pytest.raises(CourseError, match=r"one of the course's own folders; PATH is a folder of <student>\.ipynb"):
        collect(course, NAME, course.root / place)


def test_a_full_disk_loses_nothing(course: Course, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write(inbox / "ada.ipynb", b"first")
    collect(course, NAME, inbox)
    folder = course.submitted / "ada" / NAME
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    write(inbox / "ada.ipynb", b"second")
    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space left"):
        collect(course, NAME, inbox)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
