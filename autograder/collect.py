"""Submissions in: from nbgrader's tree, or from a folder of notebooks that is copied into it."""

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from autograder.course import Course, is_student_name
from autograder.errors import CourseError, SubmissionError

_SUFFIX = ".ipynb"
_LINK = "a link, which could point at anybody's file, so it is not followed; expected the files themselves"
_NAMES = "a student's name has at most 80 printable characters, none of / \\ : * ? \" < > and no leading . - or ~"


class Submission(msgspec.Struct, frozen=True):
    """One student's notebook in the submitted tree; without one, ``problem`` says why."""

    student: str
    path: Path | None
    problem: str = ""

    def require_path(self) -> Path:
        """Return the notebook.

        Raises:
            SubmissionError: there is none, or it is not clear which it is.
        """
        if self.path is None:
            raise SubmissionError(self.problem)
        return self.path

    def sha256(self) -> str:
        """Hash of the file; of nothing where there is none."""
        data = self.path.read_bytes() if self.path is not None else b""
        return hashlib.sha256(data).hexdigest()


class Collected(msgspec.Struct, frozen=True):
    """What was copied, and what was not and why."""

    taken: list[str]
    refused: list[str]


def collect(course: Course, assignment: str, path: Path) -> Collected:
    """Copy the notebooks of a folder, or of another nbgrader tree, into the course's submitted tree.

    A submission that was there before and differs is kept beside the new one under a hidden name.

    Raises:
        CourseError: the folder holds no notebooks.
    """
    if not path.is_dir():
        msg = f"{path}: not a folder; expected a folder of notebooks, or one like nbgrader's submitted/"
        raise CourseError(msg)
    found = list(_incoming(assignment, path))
    if not found:
        msg = f"{path}: neither <student>{_SUFFIX} files nor <student>/{assignment}/ folders in it"
        raise CourseError(msg)
    collected = Collected([], [])
    for place, submission in found:
        student = unicodedata.normalize("NFC", submission.student)
        if not is_student_name(student):
            collected.refused.append(f"{str(place)!r}: {_NAMES}")
        elif submission.path is None:
            collected.refused.append(f"{str(place)!r}: {submission.problem}")
        else:
            _take(submission.path, course.submitted / student / assignment / f"{assignment}{_SUFFIX}")
            collected.taken.append(student)
    return collected


def submissions(course: Course, assignment: str) -> list[Submission]:
    """Return the submissions in the course's submitted tree, by student.

    Raises:
        CourseError: there are none.
    """
    folders = sorted(course.submitted.glob(f"*/{assignment}"))
    found = [_submission(folder.parent.name, folder, assignment) for folder in folders if folder.is_dir()]
    if not found:
        msg = f"{course.submitted}: no <student>/{assignment}/ folders in it; nothing to grade"
        raise CourseError(msg)
    return found


def _incoming(assignment: str, path: Path) -> Iterator[tuple[Path, Submission]]:
    """Find what was handed in, each with its place in ``path``."""
    for folder in sorted(path.glob(f"*/{assignment}")):
        if folder.is_dir():
            yield folder.relative_to(path), _submission(folder.parent.name, folder, assignment)
    for file in sorted(path.glob(f"*{_SUFFIX}")):
        if file.is_symlink():
            yield file.relative_to(path), Submission(file.stem, None, _LINK)
        elif file.is_file():
            yield file.relative_to(path), Submission(file.stem, file)


def _submission(student: str, folder: Path, assignment: str) -> Submission:
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, _LINK)
    notebooks = [path for path in sorted(folder.glob(f"[!.]*{_SUFFIX}")) if path.is_file() and not path.is_symlink()]
    named = [path for path in notebooks if path.stem == assignment]
    if named or len(notebooks) == 1:
        return Submission(student, (named or notebooks)[0])
    names = ", ".join(path.name for path in notebooks)
    count = f"{len(notebooks)} notebooks ({names})" if notebooks else "no notebook"
    return Submission(student, None, f"{count} in the folder; expected one named {assignment}{_SUFFIX}")


def _take(source: Path, target: Path) -> None:
    """Copy a notebook with its time; nbgrader shows as graded only what has a ``timestamp.txt``."""
    data = source.read_bytes()
    if target.is_file():
        before = target.read_bytes()
        if before == data:
            return
        mark = hashlib.sha256(before).hexdigest()[:12]
        target.replace(target.with_name(f".{target.stem}-{mark}{_SUFFIX}"))
    target.parent.mkdir(parents=True, exist_ok=True)
    stamp = source.parent / "timestamp.txt"
    shutil.copyfile(source, target)
    os.utime(target, (source.stat().st_atime, source.stat().st_mtime))
    if stamp.is_file() and not stamp.is_symlink():
        shutil.copyfile(stamp, target.parent / "timestamp.txt")
    else:
        moment = datetime.fromtimestamp(source.stat().st_mtime, UTC)
        (target.parent / "timestamp.txt").write_text(f"{moment:%Y-%m-%d %H:%M:%S.%f} UTC\n", encoding="utf-8")
