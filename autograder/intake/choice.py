"""Which of a student's files is the notebook to grade, and which files beside it go with it.

Of several notebooks one that differs from what was handed out comes before one that does not; then one with the
assignment's name; then the one with the most answers changed; then the one in the fewest folders; then the newest. The
others are always listed.
"""

import pathlib
from collections.abc import Iterable, Sequence

import msgspec

from autograder.intake.entry import MAX_STUDENT_BYTES, MAX_STUDENT_ENTRIES, Archive, ArchiveError, Entry, shown
from autograder.intake.handout import Handout
from autograder.intake.layout import Placed
from autograder.intake.names import (
    NAME_CHARACTERS,
    NAME_TABOO,
    NOTEBOOK,
    Path,
    folded,
    is_archive,
    is_clutter,
    is_exactly_notebook,
    is_maybe_notebook,
    is_module,
    is_notebook,
    is_plain,
)
from autograder.notebook import MAX_FILE_BYTES
from autograder.text import one_line

MAX_MODULES = 20
MAX_MODULE_BYTES = 1024**2
MAX_CANDIDATES = 20
_NAMES_CHARACTERS = 200


class HiddenWorkError(ArchiveError):
    """There is no notebook, but a file that may contain the work: somebody has to look at it."""


class Chosen(msgspec.Struct, frozen=True):
    """The notebook, the files that go with it, and notes about the others."""

    notebook: Entry
    modules: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


class _Candidate(msgspec.Struct, frozen=True):
    """A file that may be the notebook; ``changed`` counts the cells that were worked on, None if it is no notebook."""

    path: Path
    entry: Entry
    changed: int | None
    is_named: bool

    def rank(self) -> tuple[bool, bool, bool, int, int, float, str]:
        changed = self.changed or 0
        newest_s = self.entry.changed_s or 0.0
        is_notebook = self.changed is not None
        return (is_notebook, changed > 0, self.is_named, changed, -len(self.path), newest_s, "/".join(self.path))

    @property
    def told(self) -> str:
        if self.changed is None:
            return "is not a notebook that can be read"
        return "is as it was handed out" if self.changed == 0 else f"differs from the handout in {self.changed} cells"


def choose(archive: Archive, entries: Iterable[Placed], assignment: str, handout: Handout) -> Chosen:
    """Return the notebook among a student's entries, and the files that go with it.

    Raises:
        ArchiveError: there is no notebook, or something is wrong with an entry of an archive.
        CourseError: there are several, and the release to compare them with is missing.
    """
    files = [(path, entry) for path, entry in entries if not entry.is_folder or entry.fault]
    if archive.is_packed:
        _require_harmless(files)
    files = [(path, entry) for path, entry in files if not is_clutter(path)]
    whole = [(path, entry) for path, entry in files if not entry.fault]
    faults = [entry.fault for _, entry in files if entry.fault]
    if faults and not any(is_notebook(path[-1]) for path, _ in whole):
        raise ArchiveError(faults[0])
    best, notes = _best(archive, whole, assignment, handout)
    if archive.is_packed and not is_plain(best.path[-1]):
        expected = f"at most {NAME_CHARACTERS} printable characters, none of {' '.join(sorted(NAME_TABOO))}"
        msg = f"{shown(best.path[-1])} in it is not an ordinary name; expected {expected}"
        raise ArchiveError(msg)
    modules, left_out = _modules(archive, whole, best.path, handout)
    linked = [
        f"{shown('/'.join(path))}: {entry.fault}"
        for path, entry in files
        if entry.fault and (is_notebook(path[-1]) or is_module(path[-1]))
    ]
    return Chosen(best.entry, tuple(modules), (*notes, *left_out, *linked))


def _best(archive: Archive, files: Sequence[Placed], assignment: str, handout: Handout) -> tuple[_Candidate, list[str]]:
    found = [(path, entry) for path, entry in files if is_notebook(path[-1])]
    named = [(path, entry) for path, entry in found if folded(path[-1]) == folded(f"{assignment}{NOTEBOOK}")]
    if len(found) == 1 and is_exactly_notebook(found[0][0][-1]):
        path, entry = found[0]
        return _Candidate(path, entry, None, is_named=bool(named)), []
    maybe = found or [(path, entry) for path, entry in files if is_maybe_notebook(path[-1])]
    maybe.sort(key=lambda one: (one not in named, one[0]))
    candidates = [
        _Candidate(path, entry, _changed(archive, entry, handout), is_named=(path, entry) in named)
        for path, entry in sorted(maybe[:MAX_CANDIDATES], key=lambda one: one[1].place)
    ]
    best = max(candidates, key=_Candidate.rank, default=None)
    if best is None or (best.changed is None and not is_exactly_notebook(best.path[-1])):
        raise _no_notebook(files, found, assignment)
    others = [one for one in candidates if one is not best and (found or one.changed is not None)]
    notes = [_not_graded(one, best) for one in others]
    notes += [
        f"{shown('/'.join(path))} was not looked at: there are more than {MAX_CANDIDATES} notebooks"
        for path, _ in found[MAX_CANDIDATES:]
    ]
    return best, notes


def _not_graded(one: _Candidate, best: _Candidate) -> str:
    graded = shown("/".join(best.path))
    return f"{shown('/'.join(one.path))} is not graded: it {one.told}; {graded} is graded: it {best.told}"


def _changed(archive: Archive, entry: Entry, handout: Handout) -> int | None:
    if entry.size_bytes > MAX_FILE_BYTES:
        return None
    try:
        data = archive.read(entry)
    except ArchiveError:
        return None
    return handout.changed(data)


def _no_notebook(files: Sequence[Placed], found: Sequence[Placed], assignment: str) -> ArchiveError:
    """Say that there is no notebook, and which file may contain the student's work."""
    expected = f"expected one named {assignment}{NOTEBOOK}"
    if found:
        names = one_line(", ".join(path[-1] for path, _ in found), _NAMES_CHARACTERS)
        return HiddenWorkError(f"{names} is not a notebook; {expected}: rename it if it is one")
    packed = [path[-1] for path, _ in files if is_archive(path[-1])]
    if packed:
        names = one_line(", ".join(packed), _NAMES_CHARACTERS)
        return HiddenWorkError(f"no notebook in it, but {names}, which is not opened; {expected}: unpack it")
    return ArchiveError(f"no notebook in it; {expected}")


def _modules(
    archive: Archive, files: Sequence[Placed], notebook: Path, handout: Handout
) -> tuple[list[Entry], list[str]]:
    """Return the files that the notebook may import or read, and notes about those that it may not."""
    taken: list[Entry] = []
    left_out: list[str] = []
    notes: list[str] = []
    left_bytes = MAX_MODULE_BYTES
    beside = [(path, entry) for path, entry in files if path != notebook and is_module(path[-1])]
    for path, entry in sorted(beside, key=lambda one: (not one[0][-1].endswith(".py"), one[0])):
        is_beside = path[:-1] == notebook[:-1]
        if is_beside and path[-1] in handout.files:
            if not _is_same(archive, entry, handout.files[path[-1]]):
                notes.append(f"{shown('/'.join(path))} is the course's own file and is used as it was handed out")
        elif is_beside and is_plain(path[-1]) and len(taken) < MAX_MODULES and entry.size_bytes <= left_bytes:
            taken.append(entry)
            left_bytes -= entry.size_bytes
        elif is_beside or path[-1].endswith(".py"):
            left_out.append("/".join(path))
    if left_out:
        names, limits = (
            one_line(", ".join(left_out), _NAMES_CHARACTERS),
            f"{MAX_MODULES} files, {MAX_MODULE_BYTES} bytes",
        )
        notes.append(f"{names}: not used; only files right beside the notebook are, at most {limits}")
    return taken, notes


def _is_same(archive: Archive, entry: Entry, own: pathlib.Path) -> bool:
    return own.stat().st_size == entry.size_bytes and archive.read(entry) == own.read_bytes()


def _require_harmless(files: list[Placed]) -> None:
    seen = set()
    if len(files) > MAX_STUDENT_ENTRIES:
        msg = f"more than {MAX_STUDENT_ENTRIES} files from one student; hand in the notebook and what it needs"
        raise ArchiveError(msg)
    if (size_bytes := sum(entry.size_bytes for _, entry in files)) > MAX_STUDENT_BYTES:
        msg = f"{size_bytes} bytes from one student; at most {MAX_STUDENT_BYTES} are read: clear the notebook's outputs"
        raise ArchiveError(msg)
    for path, entry in files:
        name = shown(entry.name)
        if entry.fault:
            msg = f"{name} in it is {entry.fault}; expected ordinary files only"
            raise ArchiveError(msg)
        if is_archive(path[-1]) and not is_notebook(path[-1]):
            msg = f"{name} in it is an archive again and is not opened; expected the notebook itself"
            raise ArchiveError(msg)
        place = folded("/".join(path))
        if place in seen:
            msg = f"{name} is in it twice, or differs from another name only in upper and lower case"
            raise ArchiveError(msg)
        seen.add(place)
