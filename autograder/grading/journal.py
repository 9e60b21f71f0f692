"""``results.jsonl``: a verdict is on disk before it counts, so a run that was killed goes on where it was."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.course import Assignment, Course
from autograder.errors import CourseError
from autograder.sandbox.environment import student_versions
from autograder.sandbox.guests import Tier
from autograder.secret import secret
from autograder.verdict import Verdict, from_json, to_json

_PACKAGE = Path(__file__).parents[1]
JUDGING = ("author", "cells", "derive", "grading", "numeric", "sandbox", "source")
"""The rooms whose code verdicts depend on, whichever the assignment."""
_MODULES = ("course.py", "notebook.py", "secret.py")
_RESULTS, _COURSE = "results.jsonl", "course.sha256"


def fingerprint(files: Iterable[Path], tier: Tier) -> str:
    """Return a hash of all that verdicts depend on beside the submission: graders, reference, sandboxed or not."""
    digest = hashlib.sha256(b"none" if tier == "none" else b"sandbox")  # marks do not depend on which sandbox it is
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def course_fingerprint(course: Course, assignment: Assignment, tier: Tier) -> str:
    """Return the fingerprint of a course as it stands: our code, secret, packages, and this assignment's own files.

    The grader, points, reference and release of another assignment are no part of it.

    Raises:
        CourseError: the course has no release of the assignment, or no environment of students.
    """
    release = course.require_release(assignment.name)
    code = [path for room in JUDGING for path in (_PACKAGE / room).rglob("*.py")]
    code += [_PACKAGE / module for module in _MODULES]
    files = fingerprint([*code, *assignment.grader_files, assignment.reference, release], tier)
    return hashlib.sha256(f"{files} {student_versions()}".encode() + secret()).hexdigest()


def recall(folder: Path, fingerprint: str, student: str, sha256: str) -> Verdict | None:
    """Return the verdict on exactly this submission from the journal in ``folder``; the journal stays as it is."""
    if _mark(folder) != fingerprint:
        return None
    verdicts = {verdict.student: verdict for verdict in _read(folder / _RESULTS)}
    return _valid(verdicts.get(student), sha256)


class Journal:
    """The verdicts of one assignment, one a line, each on disk as soon as it falls."""

    def __init__(self, folder: Path, assignment: str, fingerprint: str) -> None:
        """Open the journal in ``folder``; verdicts of a course with another ``fingerprint`` are dropped.

        Raises:
            CourseError: what lies there is no journal, or that of another assignment.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / _RESULTS
        _require_own(folder, assignment)
        if _mark(folder) != fingerprint:
            self.path.unlink(missing_ok=True)
            (folder / _COURSE).write_text(fingerprint + "\n", encoding="utf-8")
        self._verdicts = {verdict.student: verdict for verdict in _read(self.path)}
        self._write_all()

    def known(self, student: str, sha256: str) -> Verdict | None:
        """Return the verdict on exactly this submission, if one fell that was not our failure."""
        return _valid(self._verdicts.get(student), sha256)

    def add(self, verdict: Verdict) -> None:
        """Write a verdict, and wait until it is on disk."""
        line = to_json(verdict) + b"\n"
        self._verdicts[verdict.student] = verdict
        with self.path.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def close(self, students: list[str]) -> list[Verdict]:
        """Keep the last verdict on each of ``students``, in their order; return them."""
        self._verdicts = {student: self._verdicts[student] for student in students}
        self._write_all()
        return list(self._verdicts.values())

    def _write_all(self) -> None:
        fresh = self.path.with_name(f".{self.path.name}.new")
        with fresh.open("wb") as file:
            file.writelines(to_json(verdict) + b"\n" for verdict in self._verdicts.values())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def _mark(folder: Path) -> str:
    """Return the fingerprint of the course that the journal in ``folder`` is about; empty where there is none."""
    path = folder / _COURSE
    return path.read_text(encoding="utf-8", errors="replace").strip() if path.is_file() else ""


def _require_own(folder: Path, assignment: str) -> None:
    path = folder / _RESULTS
    verdicts = _read(path)
    others = sorted({verdict.assignment for verdict in verdicts} - {assignment})
    if others:
        msg = f"{path}: results of {', '.join(others)}; give {assignment} a folder of its own with --out"
        raise CourseError(msg)
    # Beside our mark a file without a whole verdict is one whose first line was cut off, or an older form.
    if not verdicts and not _mark(folder) and path.is_file() and path.read_bytes().strip():
        msg = f"{path}: not written by chainrule, so it stays; move it away, or name another folder with --out"
        raise CourseError(msg)


def _valid(verdict: Verdict | None, sha256: str) -> Verdict | None:
    if verdict is None or verdict.submission_sha256 != sha256 or verdict.status != "graded":
        return None
    return verdict


def _read(path: Path) -> list[Verdict]:
    """Read what is whole; a line that was cut off when the machine stopped is graded again."""
    verdicts = []
    for line in path.read_bytes().splitlines() if path.is_file() else []:
        try:
            verdicts.append(from_json(line))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return verdicts
