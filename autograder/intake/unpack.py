"""One student's notebook out of an archive, into a file of ours: never under a name that the archive chose."""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.intake.entry import CLASS, STUDENT, Archive, ArchiveError, Bounds, Entry, shown
from autograder.intake.layout import NOTEBOOK, TIME, Work, folded, notebook, works
from autograder.intake.tars import open_tar
from autograder.intake.zips import open_zip
from autograder.text import clip

_SUFFIXES = (".zip", ".tar.gz", ".tgz", ".tar")
_TIME_BYTES = 1000
_WHY_CHARACTERS = 5000


class Handed(msgspec.Struct, frozen=True):
    """What an archive has of one student: the notebook in ``file``, or none and the ``problem``."""

    place: str
    student: str
    file: Path | None
    problem: str = ""


def archive_stem(name: str) -> str:
    """Return a file's name without the ending of an archive that can be read; empty if it has none."""
    return next((name[: -len(suffix)] for suffix in _SUFFIXES if name.lower().endswith(suffix)), "")


def student_archive(path: Path, assignment: str, room: Path) -> Path:
    """Lay the notebook of one student's archive in ``room`` and return it; its time is the archive's.

    What the archive says about times is the student's word, and so is a ``timestamp.txt`` in it.

    Raises:
        ArchiveError: the archive cannot be read, or has not one clear notebook.
    """
    with _opened(path, STUDENT) as archive:
        entry = notebook([(one.parts or (one.name,), one) for one in archive.entries], assignment)
        data, changed_s = _read(archive, entry), path.stat().st_mtime
    return _lay(data, changed_s, room)


def class_archive(path: Path, assignment: str, room: Path) -> Iterator[Handed]:
    """Lay one notebook after the other in ``room``, each until the next is asked for; then tell what else there is.

    Raises:
        ArchiveError: the archive cannot be read, holds too much, or nobody's work.
    """
    with _opened(path, CLASS) as archive:
        found, others = works(archive.entries, assignment)
        if not found:
            why = clip("; ".join(others), _WHY_CHARACTERS) or "it is empty"
            msg = f"neither <student>{NOTEBOOK} files nor <student>/{assignment}/ folders in it: {why}"
            raise ArchiveError(msg)
        chosen = sorted(_chosen(found, assignment), key=lambda one: one[1].place if isinstance(one[1], Entry) else -1)
        if sum(one.size_bytes for _, one in chosen if isinstance(one, Entry)) > CLASS.unpacked_bytes:
            msg = f"its notebooks have more than {CLASS.unpacked_bytes} bytes; hand them over in several archives"
            raise ArchiveError(msg)
        for work, one in chosen:
            if isinstance(one, Entry):
                yield _handed(archive, work, one, path.stat().st_mtime, room)
            else:
                yield Handed(shown(work.place), work.student, None, one)
        for line in others:
            place, _, problem = line.partition(": ")
            yield Handed(place, "", None, problem)


def _chosen(found: list[Work], assignment: str) -> Iterator[tuple[Work, Entry | str]]:
    """Return each student's notebook, or why there is none."""
    students = Counter(folded(work.student) for work in found)
    for work in found:
        if (count := students[folded(work.student)]) > 1:
            yield work, f"{count} students are called {shown(work.student)}, whose is whose is not clear; rename them"
            continue
        try:
            yield work, notebook(work.entries, assignment)
        except ArchiveError as error:
            yield work, str(error)


def _handed(archive: Archive, work: Work, entry: Entry, archive_s: float, room: Path) -> Handed:
    try:
        data = _read(archive, entry)
        stamp = work.handed_in_at()
        time = _read(archive, stamp) if stamp is not None and stamp.size_bytes <= _TIME_BYTES else None
    except ArchiveError as error:
        return Handed(shown(work.place), work.student, None, str(error))
    return Handed(shown(work.place), work.student, _lay(data, entry.changed_s or archive_s, room, time))


def _lay(data: bytes, changed_s: float, room: Path, time: bytes | None = None) -> Path:
    """Write a notebook, and the time it was handed in if that is known, as a folder of submissions has them."""
    (room / TIME).unlink(missing_ok=True)
    if time is not None:
        (room / TIME).write_bytes(time)
    file = room / f"notebook{NOTEBOOK}"
    file.write_bytes(data)
    os.utime(file, (changed_s, changed_s))
    return file


def _read(archive: Archive, entry: Entry) -> bytes:
    try:
        return archive.read(entry)
    except OSError as error:
        raise _unreadable(error) from error


@contextlib.contextmanager
def _opened(path: Path, bounds: Bounds) -> Iterator[Archive]:
    open_archive = open_zip if path.suffix.lower() == ".zip" else open_tar
    with contextlib.ExitStack() as stack:
        try:
            archive = stack.enter_context(open_archive(path, bounds))
        except OSError as error:
            raise _unreadable(error) from error
        yield archive


def _unreadable(error: OSError) -> ArchiveError:
    return ArchiveError(f"it cannot be read: {error.strerror or error}; make it readable")
