"""Finds submissions in nbgrader's tree, and copies them there from a folder or an archive of notebooks."""

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
"""The original of a ``timestamp.txt`` that nbgrader would misread."""
_LINK = "a link, which could point at anybody's file, so it is not followed; expected the files themselves"


class Collected(msgspec.Struct, frozen=True):
    """The students whose work was copied, and a line with the reason for everything that was not."""

    taken: list[str]
    refused: list[str]


def collect(course: Course, assignment: str, path: Path) -> Collected:
    """Copy the work in a folder, another nbgrader tree or an archive into the course's submitted tree.

    An earlier submission that differs is kept beside the new one under hidden names.

    Raises:
        CourseError: there is no work in ``path``, it cannot be read, or it is one of the course's own folders.
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
    """Return one notebook as a submission; one in the submitted tree comes with the files beside it."""
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
        msg = (
            f"{path}: not a folder; expected a folder of notebooks, a tree like submitted/, or a .zip or .tar.gz of one"
        )
        raise CourseError(msg)
    if path.is_dir() and course.owns(path):
        msg = (
            f"{path}: one of the course's own folders; PATH is a folder of <student>{_SUFFIX} files or a tree like "
            f"submitted/; without PATH the course's submitted/ is graded"
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
        # Grading fails to read it, too, and reports that as our failure, not as a missing submission.
        return Submission(student, folder / f"{assignment}{_SUFFIX}")
    modules = tuple(folder.joinpath(*entry.parts) for entry in chosen.modules)
    return Submission(student, folder.joinpath(*chosen.notebook.parts), modules=modules, notes=chosen.notes)


def _collect_one(course: Course, assignment: str, handed: Handed, there: set[str]) -> str:
    """Copy a submission; return why it was not copied, or an empty text.

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
    """Return the names in the submitted tree, grouped by ``identity``."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in course.submitted.iterdir() if course.submitted.is_dir() else iter(()):
        found[identity(folder.name)].add(unicodedata.normalize("NFC", folder.name))
    return found


def _take(handed: Handed, notebook: bytes, target: Path) -> None:
    """Write a notebook, the files that go with it, and the submission time if it is known.

    The earlier submission keeps its names until all new files are complete: a full disk must not cost a submission.
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
    """Return the files of the earlier submission: the notebook and what goes with it."""
    files = [path for path in target.parent.iterdir() if path.is_file()] if target.parent.is_dir() else []
    return [path for path in files if path == target or (is_module(path.name) and not path.name.startswith("."))]


def _hidden(name: str, data: bytes) -> str:
    path = Path(name)
    return f".{path.stem}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"


def _stamp(handed: Handed) -> bytes | None:
    """Return nbgrader's ``timestamp.txt``, or else the last change in that form; None if the time is unknown."""
    if handed.stamp is not None or handed.changed_s is None:
        return handed.stamp
    return f"{datetime.fromtimestamp(handed.changed_s, UTC):{FORM}}".encode()
