"""What students handed in, read from an archive or a folder as bytes; nothing is written to the paths it contains."""

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.intake.choice import Chosen, choose
from autograder.intake.entry import CLASS, STUDENT, Archive, ArchiveError, Bounds, Entry, shown
from autograder.intake.folder import open_folder
from autograder.intake.handout import Handout
from autograder.intake.layout import Work, works
from autograder.intake.names import NOTEBOOK, has_copy_number, identity
from autograder.intake.tars import open_tar
from autograder.intake.zips import open_zip
from autograder.notebook import MAX_FILE_BYTES, too_large
from autograder.text import clip

_TIME_BYTES = 1000
_ZIP = b"PK"
_WHY_CHARACTERS = 5000


class Handed(msgspec.Struct, frozen=True):
    """What one student handed in, or the ``problem`` with it; ``notes`` are other things to report.

    ``modules`` are the files beside the notebook that go with it, by name. ``changed_s`` is its last change in seconds
    since 1970, if the time zone is known. ``stamp`` is nbgrader's ``timestamp.txt``.
    """

    place: str
    student: str
    notebook: bytes | None
    modules: dict[str, bytes] = msgspec.field(default_factory=dict)
    changed_s: float | None = None
    stamp: bytes | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """The assignment whose submissions are wanted, and what was handed out for it."""

    assignment: str
    handout: Handout


def student_archive(path: Path, source: Source, student: str = "", place: str = "") -> Handed:
    """Return the work in one student's archive, with the time of the archive's file.

    Times in the archive, and a ``timestamp.txt`` in it, are not used: the student can set them.

    Raises:
        ArchiveError: the archive cannot be read, or has no notebook.
    """
    with _opened(path, STUDENT) as archive:
        reader = _Cached(archive)
        placed = [(one.parts or (one.name,), one) for one in archive.entries]
        chosen = choose(reader, placed, source.assignment, source.handout)
        changed_s = path.stat().st_mtime
        return _handed(reader, Work(("packed",), student, place, "", placed), chosen, changed_s)


def class_work(path: Path, source: Source) -> Iterator[Handed]:
    """Yield the work of each student in an archive or a folder, then an entry with a problem for everything else.

    Raises:
        ArchiveError: it cannot be read, contains too much, or contains nobody's work.
    """
    with _opened(path, CLASS) as archive:
        found, others = works(archive.entries, source.assignment, is_packed=archive.is_packed)
        if not found:
            why = clip("; ".join(others), _WHY_CHARACTERS) or "it is empty"
            msg = f"neither <student>{NOTEBOOK} files nor <student>/{source.assignment}/ folders in it: {why}"
            raise ArchiveError(msg)
        for work, problem in sorted(_clear(archive, found), key=lambda one: _first(one[0])):
            if problem:
                yield Handed(shown(work.place), work.student, None, problem=problem)
            else:
                yield _work(archive, path, work, source)
        for line in others:
            place, _, problem = line.partition(": ")
            yield Handed(place, "", None, problem=problem)


def _first(work: Work) -> int:
    return min((entry.place for _, entry in work.entries), default=-1)


def _clear(archive: Archive, found: list[Work]) -> Iterator[tuple[Work, str]]:
    """Yield each work, and why it is refused if two may be the same student's."""
    same: dict[str, list[Work]] = defaultdict(list)
    for work in found:
        same[identity(work.student)].append(work)
    for several in same.values():
        if len(several) == 1:
            yield several[0], ""
        elif _are_downloads_of_one(archive, several):
            several.sort(key=lambda work: (has_copy_number(work.place), work.place))
            yield several[0], ""
            for work in several[1:]:
                yield work, f"the same as {shown(several[0].place)}, which is used"
        else:
            for work in several:
                count = f"{len(several)} students are called {shown(work.student)}"
                yield work, f"{count}, so it is not clear whose this is; rename them"


def _are_downloads_of_one(archive: Archive, several: list[Work]) -> bool:
    """Return whether a browser saved one notebook several times."""
    marked = [has_copy_number(work.place) for work in several]
    if any(work.key[0] != "flat" for work in several) or len(marked) > sum(marked) + 1:
        return False
    if len({work.student for work in several}) > 1:
        return False
    entries = [entry for work in several for _, entry in work.entries]
    if len({one.size_bytes for one in entries}) > 1:
        return False
    if any(one.fault or one.size_bytes > MAX_FILE_BYTES for one in entries):
        return False
    with contextlib.suppress(ArchiveError):
        first = archive.read(entries[0])
        return all(archive.read(entry) == first for entry in entries[1:])
    return False


def _work(archive: Archive, path: Path, work: Work, source: Source) -> Handed:
    reader = _Cached(archive)
    try:
        if work.is_archive or _is_zip(reader, work):
            ((_, entry),) = work.entries
            if entry.fault:
                return Handed(shown(work.place), work.student, None, problem=entry.fault)
            return student_archive(path.joinpath(*entry.parts), source, work.student, shown(work.place))
        chosen = choose(reader, work.entries, source.assignment, source.handout)
        return _handed(reader, work, chosen, chosen.notebook.changed_s)
    except ArchiveError as error:
        return Handed(shown(work.place), work.student, None, problem=str(error))


def _is_zip(archive: Archive, work: Work) -> bool:
    """Return whether a file like ``ada.ipynb.zip`` is a zip archive, and not a notebook with an appended suffix."""
    if work.key[0] != "flat" or archive.is_packed or not work.place.lower().endswith(".zip"):
        return False
    return all(
        entry.size_bytes <= STUDENT.packed_bytes and archive.read(entry).startswith(_ZIP) for _, entry in work.entries
    )


def _handed(archive: Archive, work: Work, chosen: Chosen, changed_s: float | None) -> Handed:
    if chosen.notebook.size_bytes > MAX_FILE_BYTES:
        raise ArchiveError(too_large(chosen.notebook.size_bytes))
    stamp = work.handed_in_at()
    names = {id(entry): path[-1] for path, entry in work.entries}
    return Handed(
        shown(work.place) if work.key != ("packed",) else work.place,
        work.student,
        archive.read(chosen.notebook),
        {names[id(entry)]: archive.read(entry) for entry in chosen.modules},
        changed_s,
        archive.read(stamp)[:_TIME_BYTES] if stamp is not None and stamp.size_bytes <= MAX_FILE_BYTES else None,
        notes=chosen.notes,
    )


class _Cached:
    """An archive for reading one student's entries, each of them once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._read: dict[int, bytes] = {}
        self.entries = archive.entries
        self.is_packed = archive.is_packed

    def read(self, entry: Entry) -> bytes:
        if entry.place not in self._read:
            try:
                self._read[entry.place] = self._archive.read(entry)
            except OSError as error:
                raise _unreadable(error) from error
        return self._read[entry.place]


@contextlib.contextmanager
def _opened(path: Path, bounds: Bounds) -> Iterator[Archive]:
    with contextlib.ExitStack() as stack:
        try:
            if path.is_dir():
                archive = open_folder(path)
            else:
                open_archive = open_zip if path.suffix.lower() == ".zip" else open_tar
                archive = stack.enter_context(open_archive(path, bounds))
        except OSError as error:
            raise _unreadable(error) from error
        yield archive


def _unreadable(error: OSError) -> ArchiveError:
    return ArchiveError(f"it cannot be read: {error.strerror or error}; make it readable")
