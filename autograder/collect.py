"""Submissions in: from nbgrader's tree, or from a folder or an archive of notebooks that is copied into it."""

import hashlib
import os
import unicodedata
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from autograder.course import NAME_RULE, Course, is_student_name
from autograder.errors import CourseError
from autograder.intake import (
    READABLE_ARCHIVES,
    ArchiveError,
    Handed,
    Handout,
    HiddenWorkError,
    Source,
    choose,
    class_work,
    identity,
    is_module,
    open_folder,
)
from autograder.intake.stamps import FORM
from autograder.submission import Submission

_SUFFIX = ".ipynb"
STAMP = "timestamp.txt"
STAMP_AS_RECEIVED = ".timestamp-as-received.txt"
"""Where a time that nbgrader would not read as it is meant is kept as it came."""
_LINK = "a link, which could point at anybody's file, so it is not followed; expected the files themselves"


class Collected(msgspec.Struct, frozen=True):
    """What was copied, and what was not and why."""

    taken: list[str]
    refused: list[str]


def collect(course: Course, assignment: str, path: Path) -> Collected:
    """Copy the work in a folder, in another nbgrader tree, or in an archive, into the course's submitted tree.

    A submission that was there before and differs is kept beside the new one under hidden names.

    Raises:
        CourseError: there is no work in it, it cannot be read, or it is one of the course's own folders.
    """
    _require_place(course, path)
    collected, spellings = Collected([], []), _spellings(course)
    try:
        for handed in class_work(path, Source(assignment, _handout(course, assignment))):
            reason = _collect_one(course, assignment, handed, spellings[identity(handed.student)])
            collected.taken.extend([] if reason else [unicodedata.normalize("NFC", handed.student)])
            collected.refused.extend(f"{handed.place}: {line}" for line in (reason, *handed.notes) if line)
    except ArchiveError as error:
        msg = f"{path}: {error}"
        raise CourseError(msg) from error
    return collected


def submissions(course: Course, assignment: str) -> list[Submission]:
    """Return the submissions in the course's submitted tree, by student.

    Raises:
        CourseError: there are none.
    """
    folders = [folder for folder in sorted(course.submitted.glob(f"*/{assignment}")) if folder.is_dir()]
    if not folders:
        msg = f"{course.submitted}: no <student>/{assignment}/ folders in it; nothing to grade"
        raise CourseError(msg)
    handout = _handout(course, assignment)
    return [_submission(folder, assignment, handout) for folder in folders]


def submission_of(course: Course, assignment: str, student: str) -> Submission:
    """Return what one student has in the course's submitted tree."""
    return _submission(course.submitted / student / assignment, assignment, _handout(course, assignment))


def submission_at(course: Course, assignment: str, notebook: Path) -> Submission:
    """Return one notebook as a submission; in the submitted tree, with what goes with it there."""
    folder = notebook.resolve().parent
    modules: tuple[Path, ...] = ()
    if folder.name == assignment and folder.parent.parent == course.submitted.resolve():
        found = submission_of(course, assignment, folder.parent.name)
        modules = found.modules if found.path is not None and found.path.resolve() == notebook.resolve() else ()
    return Submission(notebook.stem, notebook, modules=modules)


def _handout(course: Course, assignment: str) -> Handout:
    return Handout(course.release(assignment) / f"{assignment}{_SUFFIX}")


def _require_place(course: Course, path: Path) -> None:
    if not path.is_dir() and not (path.is_file() and path.name.lower().endswith(READABLE_ARCHIVES)):
        msg = f"{path}: not a folder; expected a folder of notebooks, one like submitted/, or a .zip or .tar.gz of it"
        raise CourseError(msg)
    if path.is_dir() and course.owns(path):
        msg = (
            f"{path}: one of the course's own folders; PATH is a folder of <student>{_SUFFIX} files or a tree like "
            f"submitted/; leave it out to grade what lies in submitted/"
        )
        raise CourseError(msg)


def _submission(folder: Path, assignment: str, handout: Handout) -> Submission:
    student = folder.parent.name
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, _LINK)
    try:
        archive = open_folder(folder)
        chosen = choose(archive, [(entry.parts, entry) for entry in archive.entries], assignment, handout)
    except ArchiveError as error:
        return Submission(student, None, str(error), is_unclear=isinstance(error, HiddenWorkError))
    except OSError:
        # Whoever reads it finds out, too, and then it is not the student who handed in nothing.
        return Submission(student, folder / f"{assignment}{_SUFFIX}")
    modules = tuple(folder.joinpath(*entry.parts) for entry in chosen.modules)
    return Submission(student, folder.joinpath(*chosen.notebook.parts), modules=modules, notes=chosen.notes)


def _collect_one(course: Course, assignment: str, handed: Handed, there: set[str]) -> str:
    """Take a submission; return why it was not taken, empty if it was.

    ``there`` are the names in the submitted tree that may be the same student's.
    """
    student = unicodedata.normalize("NFC", handed.student)
    if handed.notebook is None:
        return handed.problem
    if not is_student_name(student):
        return NAME_RULE
    if there and student not in there:
        return f"submitted/ has {min(there)!r}, who may be the same student; rename one of them"
    _take(handed, handed.notebook, course.submitted / student / assignment / f"{assignment}{_SUFFIX}")
    return ""


def _spellings(course: Course) -> dict[str, set[str]]:
    """Return the names in the submitted tree, by what names of the same student have in common."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in course.submitted.iterdir() if course.submitted.is_dir() else iter(()):
        found[identity(folder.name)].add(unicodedata.normalize("NFC", folder.name))
    return found


def _take(handed: Handed, notebook: bytes, target: Path) -> None:
    """Write a notebook and what goes with it, and when it was handed in if that is known.

    What was there stays under its name until everything new is whole: a full disk must not cost a submission.
    """
    folder = target.parent
    new = {target.name: notebook, **handed.modules}
    old = {path.name: path.read_bytes() for path in _kept(target)}
    if old == new:
        return
    folder.mkdir(parents=True, exist_ok=True)
    stamp = _stamp(handed)
    written = new | ({STAMP: stamp} if stamp is not None else {})
    partial = {name: folder / f".{name}.partial" for name in written}
    try:
        for name, data in written.items():
            partial[name].write_bytes(data)
        if handed.changed_s is not None:
            os.utime(partial[target.name], (handed.changed_s, handed.changed_s))
        for name, data in old.items():
            if new.get(name) != data:
                (folder / name).replace(folder / _hidden(name, data))
        for name in (STAMP, STAMP_AS_RECEIVED):
            (folder / name).unlink(missing_ok=True)
        for name, path in partial.items():
            path.replace(folder / name)
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)


def _kept(target: Path) -> list[Path]:
    """Return the files of the submission that is there: the notebook and what goes with it."""
    files = [path for path in target.parent.iterdir() if path.is_file()] if target.parent.is_dir() else []
    return [path for path in files if path == target or (is_module(path.name) and not path.name.startswith("."))]


def _hidden(name: str, data: bytes) -> str:
    path = Path(name)
    return f".{path.stem}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"


def _stamp(handed: Handed) -> bytes | None:
    """Return what nbgrader wrote down about the time, or else the last change in its form; None if it is not known."""
    if handed.stamp is not None or handed.changed_s is None:
        return handed.stamp
    return f"{datetime.fromtimestamp(handed.changed_s, UTC):{FORM}}".encode()
