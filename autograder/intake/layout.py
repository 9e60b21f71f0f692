"""Which student each entry of a class's archive or folder belongs to.

People and learning platforms arrange submissions in one of these forms, possibly with folders around everything:

- ``<student>.ipynb``, or in a folder on disk ``<student>.zip`` and the like with one student's work
- ``<student>/<assignment>/...``, nbgrader's tree
- ``<student>/<notebook>``, as from ILIAS, if it has none of the other forms
- the names of Moodle, Canvas, Blackboard and Brightspace, which ``platforms`` reads

The form is decided once for everything. Two submissions that may come from one student are both refused.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from autograder.intake.entry import Entry, shown
from autograder.intake.names import (
    NOTEBOOK,
    TIME,
    Path,
    archive_stem,
    folded,
    is_archive,
    is_clutter,
    is_notebook,
    notebook_stem,
)
from autograder.intake.platforms import Owned, Platform, platform_of

_MAX_WRAPPERS = 3

Placed = tuple[Path, Entry]
"""An entry with its path below the folders around everything."""


class Work(msgspec.Struct, frozen=True):
    """What one student handed in: entries, each with its path in the submission; ``place`` is where they are.

    With ``is_tree`` nbgrader collected it, so that ``timestamp.txt`` is nbgrader's. ``attempt`` sorts the attempts that
    a platform has of one student.
    """

    key: tuple[str, ...]
    student: str
    place: str
    attempt: str = ""
    entries: list[Placed] = msgspec.field(default_factory=list)

    @property
    def is_tree(self) -> bool:
        """Whether it is in nbgrader's tree."""
        return self.key[0] == "tree"

    @property
    def is_archive(self) -> bool:
        """Whether it is one student's archive."""
        return self.key[0] == "packed"

    def handed_in_at(self) -> Entry | None:
        """Return the file with nbgrader's submission time, if there is one."""
        found = (entry for path, entry in self.entries if path == (TIME,) and not entry.fault)
        return next(found, None) if self.is_tree else None


class _Level(msgspec.Struct, frozen=True):
    """All entries, with some of the folders around everything removed; ``by_top`` groups them by their first name."""

    entries: list[Placed]
    assignment: str
    is_packed: bool

    @property
    def by_top(self) -> dict[str, list[Placed]]:
        """The entries with each first name in their path."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for path, entry in self.entries:
            found[path[0]].append((path, entry))
        return found


def works(entries: Iterable[Entry], assignment: str, *, is_packed: bool) -> tuple[list[Work], list[str]]:
    """Return what each student handed in, and a line about everything else that may be somebody's work.

    Raises:
        ArchiveError: it is unclear which platform the names come from.
    """
    listed = list(entries)
    plain = [(entry.parts, entry) for entry in listed if entry.parts and not _is_passed_over(entry)]
    levels = [_Level(plain, assignment, is_packed)]
    while len(levels) <= _MAX_WRAPPERS and (inner := _unwrapped(levels[-1])):
        levels.append(inner)
    found, others = _arranged(levels)
    lines = [f"{shown(entry.name)}: {entry.fault}; it is skipped" for entry in listed if not entry.parts]
    lines += [line for top, rest in others.items() for line in _not_placed(top, rest, levels[0])]
    latest, earlier = _latest(found)
    return latest, lines + earlier


def _is_passed_over(entry: Entry) -> bool:
    """Whether an entry is nobody's work; a hidden notebook at the top may be somebody's, so it has to be listed."""
    (name, *below), is_fork = entry.parts, entry.parts[-1].startswith("._")
    return is_clutter(entry.parts) and (bool(below) or is_fork or not is_notebook(name))


def _unwrapped(level: _Level) -> _Level | None:
    tops = level.by_top
    if len(tops) != 1 or not any(len(path) > 1 for path, _ in level.entries):
        return None
    inner = [(path[1:], entry) for path, entry in level.entries if len(path) > 1]
    return _Level(inner, level.assignment, level.is_packed)


def _arranged(levels: list[_Level]) -> tuple[list[Work], dict[str, list[Placed]]]:
    """Return the works at the first level that has any; folders with a notebook count if no other form is found."""
    for depth, level in enumerate(levels):
        found, others = _named(level)
        is_clear = depth == 0 or len(found) > 1 or any(work.key[0] != "flat" for work in found)
        if found and is_clear:
            return found, others
    for depth, level in enumerate(levels):
        found, others = _folders(level)
        if len(found) > 1 or (found and depth == 0 and (len(levels) == 1 or _is_named(found[0], level.assignment))):
            return found, others
    return [], levels[0].by_top


def _is_named(work: Work, assignment: str) -> bool:
    """Whether a notebook has the assignment's name; otherwise it, and not the folder, may have the student's name."""
    return any(folded(notebook_stem(path[-1])).startswith(folded(assignment)) for path, _ in work.entries)


def _named(level: _Level) -> tuple[list[Work], dict[str, list[Placed]]]:
    """Read the names at the top as a platform's, as students' names, or as nbgrader's tree."""
    platform = platform_of(_work_at_top(level), level.assignment)
    is_tree = _is_tree(level)
    found: dict[tuple[str, ...], Work] = {}
    others: dict[str, list[Placed]] = defaultdict(list)
    for path, entry in level.entries:
        owned = _owner(path, level, platform) if is_tree or len(path) == 1 or platform else None
        if owned is None:
            others[path[0]].append((path, entry))
        else:
            _add(found, owned, path, entry)
    return list(found.values()), others


def _work_at_top(level: _Level) -> list[Path]:
    """Return a path for each name at the top that is a notebook or an archive, or has one below it."""
    tops: dict[str, Path] = {}
    for path, entry in level.entries:
        if not entry.is_folder and (is_notebook(path[-1]) or is_archive(path[-1])):
            tops.setdefault(path[0], path)
    return list(tops.values())


def _is_tree(level: _Level) -> bool:
    """Whether at least as many folders contain a folder for the assignment as contain only a notebook."""
    tree = {path[0] for path, _ in level.entries if len(path) > 1 and path[1] == level.assignment}
    direct = {path[0] for path, entry in level.entries if len(path) == 2 and is_notebook(path[1])}
    return len(tree) >= len(direct - tree)


def _owner(path: Path, level: _Level, platform: Platform | None) -> Owned | None:
    if platform is not None and (owned := platform.read(path)):
        return owned
    top = path[0]
    if len(path) > 1:
        return Owned(("tree", top), top, path[2:]) if path[1] == level.assignment else None
    student = notebook_stem(top)
    if student and folded(student) != folded(level.assignment):
        return Owned(("flat", top), student, (f"{level.assignment}{top[len(student) :]}",))
    packed = "" if level.is_packed or student else archive_stem(top)
    return Owned(("packed", top), packed, (top,)) if packed else None


def _folders(level: _Level) -> tuple[list[Work], dict[str, list[Placed]]]:
    """Read every folder as a student's, if most folders with notebooks have one clear notebook directly in them."""
    found: dict[tuple[str, ...], Work] = {}
    others: dict[str, list[Placed]] = {}
    notebooks = {top: _notebooks(placed, level.assignment) for top, placed in level.by_top.items()}
    clear = [top for top, paths in notebooks.items() if _is_students(paths, level.assignment)]
    if 2 * len(clear) <= sum(map(bool, notebooks.values())):
        return [], level.by_top
    for top, placed in level.by_top.items():
        if notebooks[top] or not any(_is_anothers(path, level.assignment) for path, _ in placed):
            for path, entry in placed:
                is_file = len(path) == 1 and not entry.is_folder
                if is_file:
                    others.setdefault(top, []).append((path, entry))
                else:
                    _add(found, Owned(("folder", top), top, path[1:]), path, entry)
    return list(found.values()), others


def _notebooks(placed: list[Placed], assignment: str) -> list[Path]:
    """Return the notebooks in a folder, except those in nbgrader's folder of another assignment."""
    paths = [path for path, entry in placed if len(path) > 1 and is_notebook(path[-1]) and not entry.is_folder]
    return [path for path in paths if not _is_anothers(path, assignment)]


def _is_anothers(path: Path, assignment: str) -> bool:
    return len(path) == 3 and path[1] != assignment and path[2].lower() == f"{path[1]}{NOTEBOOK}".lower()


def _is_students(paths: list[Path], assignment: str) -> bool:
    direct = [path[1] for path in paths if len(path) == 2]
    is_named = any(folded(notebook_stem(path[-1])).startswith(folded(assignment)) for path in paths)
    return bool(direct) and (len(direct) == 1 or is_named)


def _add(found: dict[tuple[str, ...], Work], owned: Owned, path: Path, entry: Entry) -> None:
    place = "/".join(path[:2]) if owned.key[0] == "tree" else path[0]
    key = (*owned.key, owned.attempt)
    if key not in found:
        student = unicodedata.normalize("NFC", owned.student)
        found[key] = Work(owned.key, student, place, owned.attempt)
    if owned.inner or entry.fault:
        found[key].entries.append((owned.inner or path[-1:], entry))


def _latest(found: list[Work]) -> tuple[list[Work], list[str]]:
    """Return each student's latest attempt, if possible one with a notebook, and a line about each other attempt."""
    by_student: dict[tuple[str, ...], list[Work]] = defaultdict(list)
    for work in found:
        by_student[work.key].append(work)
    latest, lines = [], []
    for attempts in by_student.values():
        if not all(work.attempt for work in attempts):
            latest += attempts
            continue
        ordered = sorted(attempts, key=lambda work: (_has_notebook(work), work.attempt))
        latest.append(ordered[-1])
        lines += [
            f"{shown(work.place)}: the attempt of {work.attempt}; the one of {ordered[-1].attempt} is used"
            for work in ordered[:-1]
        ]
    return latest, lines


def _has_notebook(work: Work) -> bool:
    return any(is_notebook(path[-1]) for path, _ in work.entries)


def _not_placed(top: str, rest: list[Placed], level: _Level) -> Iterator[str]:
    form = f"expected <student>/{level.assignment}/, or <student>{NOTEBOOK} not in a folder"
    for path, entry in rest:
        if entry.fault:
            yield f"{shown('/'.join(path))}: {entry.fault}; it is skipped"
        elif len(path) == 1 and not entry.is_folder:
            yield f"{shown(top)}: {_why_nobodys(top, level)}"
    files = [path for path, entry in rest if len(path) > 1 and not entry.is_folder and not entry.fault]
    another = [path for path in files if _is_anothers(path, level.assignment)]
    count = sum(is_notebook(path[-1]) or is_archive(path[-1]) for path in files) - len(another)
    if count or (files and not another):
        notebooks = {0: "no notebook", 1: "1 notebook or archive"}.get(count, f"{count} notebooks or archives")
        yield f"{shown(top)}: {notebooks} in it, but no folder {level.assignment}/; {form}"


def _why_nobodys(top: str, level: _Level) -> str:
    expected = f"expected <student>{NOTEBOOK}" + ("" if level.is_packed else ", or <student>.zip with one in it")
    if is_notebook(top):
        return f"names no student; {expected}"
    if is_archive(top):
        kind = "an archive in an archive" if level.is_packed else "an archive of another kind"
        return f"{kind}, so it is not opened; {expected}"
    return f"not a notebook; {expected}; if it is one, rename it"
