"""Submissions in: from nbgrader's tree, or from a folder or an archive of notebooks that is copied into it."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from autograder.course import NAME_RULE, Course, is_student_name
from autograder.errors import CourseError, SubmissionError
from autograder.intake import ArchiveError, archive_stem, class_archive, shown, student_archive
from autograder.text import one_line

_SUFFIX = ".ipynb"
_STAMP = "timestamp.txt"
_LINK = "a link, which could point at anybody's file, so it is not followed; expected the files themselves"
_NAMES_CHARACTERS = 200


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
        """Hash of the file; of nothing where there is none.

        Raises:
            OSError: the file cannot be read.
        """
        return _sha256(self.path) if self.path is not None else hashlib.sha256().hexdigest()


class Collected(msgspec.Struct, frozen=True):
    """What was copied, and what was not and why."""

    taken: list[str]
    refused: list[str]


def collect(course: Course, assignment: str, path: Path) -> Collected:
    """Copy the notebooks of a folder, of another nbgrader tree, or of an archive, into the course's submitted tree.

    A submission that was there before and differs is kept beside the new one under a hidden name.

    Raises:
        CourseError: there are no notebooks in it, it cannot be read, or it is one of the course's own folders.
    """
    collected = Collected([], [])
    with tempfile.TemporaryDirectory() as room:
        for place, submission in _incoming(course, assignment, path, Path(room)):
            reason = _collect_one(course, assignment, submission, collected.taken)
            if reason:
                collected.refused.append(f"{place}: {reason}")
    if path.is_dir():
        collected.refused.extend(_passed_over(assignment, path))
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


def _incoming(course: Course, assignment: str, path: Path, room: Path) -> Iterator[tuple[str, Submission]]:
    """Find what was handed in, each with its place in ``path``; what was packed lies in ``room`` until the next."""
    if path.is_file() and archive_stem(path.name):
        yield from _from_archive(assignment, path, room)
        return
    if not path.is_dir():
        msg = f"{path}: not a folder; expected a folder of notebooks, one like submitted/, or a .zip or .tar.gz of it"
        raise CourseError(msg)
    if course.owns(path):
        msg = (
            f"{path}: one of the course's own folders; PATH is a folder of <student>{_SUFFIX} files or a tree like "
            f"submitted/; leave it out to grade what lies in submitted/"
        )
        raise CourseError(msg)
    place = None
    for place, submission in _from_folder(assignment, path, room):
        yield shown(str(place.relative_to(path))), submission
    if place is None:
        msg = f"{path}: neither <student>{_SUFFIX} files nor <student>/{assignment}/ folders in it"
        raise CourseError(msg)


def _from_archive(assignment: str, path: Path, room: Path) -> Iterator[tuple[str, Submission]]:
    try:
        for handed in class_archive(path, assignment, room):
            yield handed.place, Submission(handed.student, handed.file, handed.problem)
    except ArchiveError as error:
        msg = f"{path}: {error}"
        raise CourseError(msg) from error


def _from_folder(assignment: str, path: Path, room: Path) -> Iterator[tuple[Path, Submission]]:
    for folder in sorted(path.glob(f"*/{assignment}")):
        if folder.is_dir():
            yield folder, _submission(folder.parent.name, folder, assignment)
    for file in sorted(path.iterdir()):
        student = file.stem if _is_notebook(file) else archive_stem(file.name)
        if not student or not (file.is_symlink() or file.is_file()):
            continue
        if file.is_symlink():
            yield file, Submission(student, None, _LINK)
        elif _is_notebook(file):
            yield file, Submission(student, file)
        else:
            yield file, _unpacked(student, file, assignment, room)


def _unpacked(student: str, file: Path, assignment: str, room: Path) -> Submission:
    try:
        return Submission(student, student_archive(file, assignment, room))
    except ArchiveError as error:
        return Submission(student, None, str(error))


def _passed_over(assignment: str, path: Path) -> Iterator[str]:
    """Tell what lies in ``path`` and may be somebody's work, but is not where a submission would be."""
    for entry in sorted(path.iterdir()):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            if not _is_notebook(entry) and not archive_stem(entry.name):
                place = shown(str(entry.relative_to(path)))
                yield f"{place}: not a notebook; expected <student>{_SUFFIX}, or <student>.zip with one in it"
        elif not (entry / assignment).is_dir() and (count := _stray_notebooks(entry)):
            notebooks = "1 notebook or archive" if count == 1 else f"{count} notebooks or archives"
            place = f"{shown(str(entry.relative_to(path)))}: {notebooks} in it, but no folder {assignment}/"
            yield f"{place}; expected <student>/{assignment}/, or <student>{_SUFFIX} not in a folder"


def _stray_notebooks(folder: Path) -> int:
    """Count notebooks and archives in ``folder`` that are not another assignment's, as nbgrader has them."""
    files = (file for file in folder.rglob("*") if _is_notebook(file) or archive_stem(file.name))
    places = (file.relative_to(folder) for file in files)
    return sum(
        not (len(place.parts) == 2 and place.stem == place.parts[0])
        for place in places
        if not any(part.startswith(".") for part in place.parts)
    )


def _submission(student: str, folder: Path, assignment: str) -> Submission:
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, _LINK)
    try:
        files = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]
    except OSError:
        # Whoever reads it finds out, too, and then it is not the student who handed in nothing.
        return Submission(student, folder / f"{assignment}{_SUFFIX}")
    notebooks = [path for path in files if _is_notebook(path) and not path.name.startswith(".")]
    named = [path for path in notebooks if path.stem == assignment]
    if named or len(notebooks) == 1:
        return Submission(student, (named or notebooks)[0])
    names = one_line(", ".join(path.name for path in notebooks), _NAMES_CHARACTERS)
    count = f"{len(notebooks)} notebooks ({names})" if notebooks else "no notebook"
    return Submission(student, None, f"{count} in the folder; expected one named {assignment}{_SUFFIX}")


def _is_notebook(path: Path) -> bool:
    return path.suffix.lower() == _SUFFIX


def _collect_one(course: Course, assignment: str, submission: Submission, taken: list[str]) -> str:
    """Take a submission and note its student as taken; return why it was not taken, empty if it was."""
    student = unicodedata.normalize("NFC", submission.student)
    if submission.path is None:
        return submission.problem
    if not is_student_name(student):
        return NAME_RULE
    if student in taken:
        return f"another notebook of {student!r} was taken just now; expected one a student"
    try:
        _sha256(submission.path)
    except OSError as error:
        return f"it cannot be read: {error.strerror}; make it readable"
    _take(submission.path, course.submitted / student / assignment / f"{assignment}{_SUFFIX}")
    taken.append(student)
    return ""


def _take(source: Path, target: Path) -> None:
    """Copy a notebook with its time; nbgrader shows as graded only what has a ``timestamp.txt``.

    What was there stays under its name until the copy is whole: a full disk must not cost a submission.
    """
    mark = _sha256(target) if target.is_file() else ""
    if mark == _sha256(source):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    changed = source.stat()
    copy, new_stamp = (target.with_name(f".{name}.partial") for name in (target.name, _STAMP))
    try:
        shutil.copyfile(source, copy)
        os.utime(copy, (changed.st_atime, changed.st_mtime))
        new_stamp.write_bytes(_stamp(source.parent / _STAMP, changed.st_mtime))
        if mark:
            target.replace(target.with_name(f".{target.stem}-{mark[:12]}{_SUFFIX}"))
        copy.replace(target)
        new_stamp.replace(target.with_name(_STAMP))
    finally:
        copy.unlink(missing_ok=True)
        new_stamp.unlink(missing_ok=True)


def _stamp(handed_in: Path, changed_s: float) -> bytes:
    """Return the time that was handed in, or else the one of the last change, in nbgrader's form."""
    if handed_in.is_file() and not handed_in.is_symlink():
        with contextlib.suppress(OSError):
            return handed_in.read_bytes()
    return f"{datetime.fromtimestamp(changed_s, UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n".encode()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
