"""Whose an entry of a class's archive is, and which entry of one student's is the notebook.

A class's archive has one of these for each student, as people and learning platforms make them:

- ``<student>.ipynb``
- ``<student>/<assignment>/...``, nbgrader's tree
- ``<student>_<number>_assignsubmission_file_/...`` or the same as one name, by Moodle
- ``<student>_<number>_<number>_<name>.ipynb`` or the same after ``<student>_LATE``, by Canvas

and may have one folder around everything. Numbers differ from assignment to assignment, so they are no part of a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from autograder.intake.entry import MAX_STUDENT_BYTES, MAX_STUDENT_ENTRIES, ArchiveError, Entry, shown
from autograder.text import clip, one_line

NOTEBOOK = ".ipynb"
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".7z", ".rar")
TIME = "timestamp.txt"
_NAMES_CHARACTERS = 200
_NAME_CHARACTERS = 80
_NAME_TABOO = frozenset('\\:*?"<>|')
_MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?")
_CANVAS = re.compile(r"(?P<student>[^_]+)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")


Path = tuple[str, ...]
Placed = tuple[Path, Entry]
"""An entry with its path, as far as that matters here."""


class Work(msgspec.Struct, frozen=True):
    """What one student handed in: entries, each with its path among them; ``place`` is where they lie.

    ``is_tree`` tells that nbgrader collected it, so that a time that lies beside it is nbgrader's.
    """

    student: str
    place: str
    is_tree: bool
    entries: list[Placed] = msgspec.field(default_factory=list)

    def handed_in_at(self) -> Entry | None:
        """Return the file that has nbgrader's time of handing in."""
        found = (entry for path, entry in self.entries if path == (TIME,))
        return next(found, None) if self.is_tree else None


def notebook(entries: Iterable[Placed], assignment: str) -> Entry:
    """Return the one notebook among a student's entries.

    Raises:
        ArchiveError: there is none, it is not clear which it is, or an entry is not as it should be.
    """
    files = [(path, entry) for path, entry in entries if not entry.is_folder or entry.fault]
    _require_harmless(files)
    notebooks = [(path, entry) for path, entry in files if is_notebook(path[-1]) and not _is_clutter(path)]
    named = [one for one in notebooks if one[0][-1].lower() == f"{assignment}{NOTEBOOK}"]
    candidates = named or notebooks
    if len(candidates) != 1:
        names = one_line(", ".join(path[-1] for path, _ in candidates), _NAMES_CHARACTERS)
        count = f"{len(candidates)} notebooks ({names})" if candidates else "no notebook"
        msg = f"{count} in it; expected one named {assignment}{NOTEBOOK}"
        raise ArchiveError(msg)
    path, entry = candidates[0]
    if not _is_plain(path[-1]):
        expected = f"at most {_NAME_CHARACTERS} printable characters, none of {' '.join(sorted(_NAME_TABOO))}"
        msg = f"{shown(path[-1])} in it is not a plain name; expected {expected}"
        raise ArchiveError(msg)
    return entry


def _is_plain(name: str) -> bool:
    """Whether a name is what people, browsers and platforms make; the name itself never reaches a disk."""
    return len(name) <= _NAME_CHARACTERS and name.isprintable() and not set(name) & _NAME_TABOO


def works(entries: list[Entry], assignment: str) -> tuple[list[Work], list[str]]:
    """Return what each student handed in, and a line for everything else that may be somebody's work."""
    plain = _unwrapped([(entry.parts, entry) for entry in entries if entry.parts], assignment)
    found: dict[Path, Work] = {}
    others: dict[str, list[Placed]] = {}
    for path, entry in plain:
        if _is_clutter(path) and not entry.fault:
            continue
        owner = _owner(path, assignment)
        if owner is None:
            others.setdefault(path[0], []).append((path, entry))
            continue
        key, student, inner = owner
        is_tree = key[0] == "tree"
        place = f"{path[0]}/{assignment}" if is_tree else path[0]
        work = found.setdefault(key, Work(unicodedata.normalize("NFC", student), place, is_tree))
        if inner:
            work.entries.append((inner, entry))
    lines = [f"{shown(entry.name)}: {entry.fault}; nothing is taken from there" for entry in entries if not entry.parts]
    lines += [line for top, rest in others.items() for line in _not_placed(top, rest, assignment)]
    return list(found.values()), lines


def is_notebook(name: str) -> bool:
    """Return whether a file is called like a notebook."""
    return name.lower().endswith(NOTEBOOK)


def folded(name: str) -> str:
    """Return what a file system that does not tell upper from lower case would take a name for."""
    return unicodedata.normalize("NFC", name).casefold()


def _require_harmless(files: list[Placed]) -> None:
    seen = set()
    if len(files) > MAX_STUDENT_ENTRIES:
        msg = f"more than {MAX_STUDENT_ENTRIES} files of one student"
        raise ArchiveError(msg)
    if (size_bytes := sum(entry.size_bytes for _, entry in files)) > MAX_STUDENT_BYTES:
        msg = f"{size_bytes} bytes of one student; at most {MAX_STUDENT_BYTES} are taken: clear the notebook's outputs"
        raise ArchiveError(msg)
    for path, entry in files:
        name = shown(entry.name)
        if entry.fault:
            msg = f"{name} in it is {entry.fault}; expected ordinary files only"
            raise ArchiveError(msg)
        if path[-1].lower().endswith(ARCHIVES):
            msg = f"{name} in it is packed once more and is not opened; expected the notebook itself"
            raise ArchiveError(msg)
        place = folded("/".join(path))
        if place in seen:
            msg = f"{name} stands in it twice, or differs from another in upper and lower case alone"
            raise ArchiveError(msg)
        seen.add(place)


def _owner(path: Path, assignment: str) -> tuple[Path, str, Path] | None:
    """Return what tells one student's entries from another's, the student, and the path among their entries."""
    top = path[0]
    if match := _MOODLE.fullmatch(top):
        inner = path[1:] or ((match["file"],) if match["file"] else ())
        return ("moodle", match["student"], match["number"]), match["student"], inner
    if len(path) == 1 and (match := _CANVAS.fullmatch(top)):
        return ("canvas", match["student"], match["number"]), match["student"], (match["file"],)
    if len(path) == 1 and is_notebook(top) and folded(top) != folded(f"{assignment}{NOTEBOOK}"):
        return ("flat", top), top[: -len(NOTEBOOK)], (f"{assignment}{NOTEBOOK}",)
    if len(path) > 1 and path[1] == assignment:
        return ("tree", top), top, path[2:]
    return None


def _unwrapped(plain: list[Placed], assignment: str) -> list[Placed]:
    """Take one folder around everything away, if nothing would be anybody's otherwise."""
    real = [path for path, _ in plain if not _is_clutter(path)]
    is_wrapped = len({path[0] for path in real}) == 1 and not any(_owner(path, assignment) for path in real)
    if not is_wrapped:
        return plain
    return [(path[1:] or path, entry) for path, entry in plain]


def _is_clutter(path: Path) -> bool:
    """Return whether this is what macOS and Jupyter leave beside what is meant."""
    return not {"__MACOSX", ".ipynb_checkpoints", ".DS_Store"}.isdisjoint(path) or path[-1].startswith("._")


def _not_placed(top: str, rest: list[Placed], assignment: str) -> Iterator[str]:
    form = f"expected <student>/{assignment}/, or <student>{NOTEBOOK} not in a folder"
    for path, entry in rest:
        if entry.fault:
            yield f"{shown('/'.join(path))}: {entry.fault}; nothing is taken from there"
        elif len(path) == 1 and not entry.is_folder:
            is_archive = top.lower().endswith(ARCHIVES)
            what = "packed once more, so it is not opened" if is_archive else "not a student's notebook"
            yield f"{shown(top)}: {what}; expected <student>{NOTEBOOK}"
    files = [path for path, entry in rest if len(path) > 1 and not entry.is_folder and not entry.fault]
    another = [path for path in files if len(path) == 3 and path[2].lower() == f"{path[1]}{NOTEBOOK}".lower()]
    count = sum(is_notebook(path[-1]) for path in files) - len(another)
    if count or (files and not another):
        notebooks = {0: "no notebook", 1: "1 notebook"}.get(count, f"{count} notebooks")
        yield f"{shown(top)}: {notebooks} in it, but no folder {assignment}/; {clip(form, 200)}"
