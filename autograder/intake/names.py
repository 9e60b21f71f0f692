"""What file names say: whether a file may be a notebook, whose it is, and which two may be the same student's."""

import re
import unicodedata
from pathlib import PurePosixPath

NOTEBOOK = ".ipynb"
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".7z", ".rar")
READABLE_ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar")
TIME = "timestamp.txt"
MODULES = (".py", ".npy", ".npz", ".csv", ".txt", ".json")
NAME_CHARACTERS = 80
NAME_TABOO = frozenset('\\:*?"<>|')
# What browsers and mail programs append to a notebook's name, in any order and number.
_ADDED = r"(?:\.ipynb|\.json|\.txt|\.text|\.download|\.zip|[ _]?\(\d+\))"
_NOTEBOOK = re.compile(rf"(?P<stem>.+?)\.ipynb{_ADDED}*", re.IGNORECASE | re.DOTALL)
# What browsers, Jupyter, Windows and macOS append to the name of a copy.
_COPY = re.compile(r"(?P<name>.+?)(?:[ _]?\(\d+\)|-Copy\d+| - Copy| copy(?: \d+)?)+", re.DOTALL | re.IGNORECASE)
_MAYBE = ("", ".json", ".txt", ".download")

Path = tuple[str, ...]


def is_notebook(name: str) -> bool:
    """Return whether a file has a notebook's name, whatever a browser appended to it."""
    return _NOTEBOOK.fullmatch(name) is not None


def is_exactly_notebook(name: str) -> bool:
    """Return whether nothing is appended to a notebook's suffix."""
    return name.lower().endswith(NOTEBOOK) and is_notebook(name)


def is_maybe_notebook(name: str) -> bool:
    """Return whether a file may be a notebook that lost its suffix; its contents have to show."""
    return PurePosixPath(name).suffix.lower() in _MAYBE and name != TIME


def notebook_stem(name: str) -> str:
    """Return a notebook's name without suffix and without what was appended; empty if it is not a notebook."""
    match = _NOTEBOOK.fullmatch(name)
    return without_copy_number(match["stem"]) if match else ""


def archive_stem(name: str) -> str:
    """Return a file's name without the suffix of an archive that can be read; empty if it has none."""
    stem = next((name[: -len(suffix)] for suffix in READABLE_ARCHIVES if name.lower().endswith(suffix)), "")
    return without_copy_number(notebook_stem(stem) or stem)


def is_archive(name: str) -> bool:
    """Return whether a file has an archive's name, whether or not that kind can be read."""
    return name.lower().endswith(ARCHIVES)


def without_copy_number(name: str) -> str:
    """Return a name without the ``(1)`` or ``-Copy1`` of a second download or a copy."""
    match = _COPY.fullmatch(name)
    return match["name"] if match else name


def has_copy_number(name: str) -> bool:
    """Return whether a notebook's name marks it as a second download or a copy."""
    match = _NOTEBOOK.fullmatch(name)
    return match is not None and (_COPY.fullmatch(match["stem"]) is not None or "(" in name[match.end("stem") :])


def identity(student: str) -> str:
    """Return a key that is equal for two names that may be the same student's."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", without_copy_number(student)).casefold())


def folded(name: str) -> str:
    """Return a key that is equal for names that a case-insensitive file system treats as one."""
    return unicodedata.normalize("NFC", name).casefold()


def is_clutter(path: Path) -> bool:
    """Return whether a path is hidden, or one that macOS or Jupyter leaves behind."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path)


def is_plain(name: str) -> bool:
    """Whether a name is one that people, browsers and platforms use; it is never written to disk."""
    return len(name) <= NAME_CHARACTERS and name.isprintable() and not set(name) & NAME_TABOO


def is_module(name: str) -> bool:
    """Return whether a notebook may use a file that was handed in with it."""
    return PurePosixPath(name).suffix.lower() in MODULES and not is_notebook(name) and name != TIME
