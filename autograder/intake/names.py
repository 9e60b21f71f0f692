"""What names of files say: whether one may be a notebook, whose it is, and which two may be one student's."""

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
# What browsers and mail programs put behind a notebook's name, in any order and number.
_ADDED = r"(?:\.ipynb|\.json|\.txt|\.text|\.download|\.zip|[ _]?\(\d+\))"
_NOTEBOOK = re.compile(rf"(?P<stem>.+?)\.ipynb{_ADDED}*", re.IGNORECASE | re.DOTALL)
# What browsers, Jupyter, Windows and macOS put behind the name of a copy.
_COPY = re.compile(r"(?P<name>.+?)(?:[ _]?\(\d+\)|-Copy\d+| - Copy| copy(?: \d+)?)+", re.DOTALL | re.IGNORECASE)
_MAYBE = ("", ".json", ".txt", ".download")

Path = tuple[str, ...]


def is_notebook(name: str) -> bool:
    """Return whether a file is called like a notebook, whatever a browser put behind that."""
    return _NOTEBOOK.fullmatch(name) is not None


def is_exactly_notebook(name: str) -> bool:
    """Return whether nothing stands behind a notebook's suffix."""
    return name.lower().endswith(NOTEBOOK) and is_notebook(name)


def is_maybe_notebook(name: str) -> bool:
    """Return whether a file may be a notebook whose suffix was lost: what is in it has to tell."""
    return PurePosixPath(name).suffix.lower() in _MAYBE and name != TIME


def notebook_stem(name: str) -> str:
    """Return a notebook's name without its suffix and without what was put behind it; empty if it is none."""
    match = _NOTEBOOK.fullmatch(name)
    return without_copy_number(match["stem"]) if match else ""


def archive_stem(name: str) -> str:
    """Return a file's name without the ending of an archive that can be read; empty if it has none."""
    stem = next((name[: -len(suffix)] for suffix in READABLE_ARCHIVES if name.lower().endswith(suffix)), "")
    return without_copy_number(notebook_stem(stem) or stem)


def is_archive(name: str) -> bool:
    """Return whether a file is called like an archive, one that can be read or another."""
    return name.lower().endswith(ARCHIVES)


def without_copy_number(name: str) -> str:
    """Return a name without the ``(1)`` or ``-Copy1`` of what was downloaded a second time, or copied."""
    match = _COPY.fullmatch(name)
    return match["name"] if match else name


def has_copy_number(name: str) -> bool:
    """Return whether a notebook is marked as downloaded once more, or as a copy."""
    match = _NOTEBOOK.fullmatch(name)
    return match is not None and (_COPY.fullmatch(match["stem"]) is not None or "(" in name[match.end("stem") :])


def identity(student: str) -> str:
    """Return what two names have in common that may be the same student's."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", without_copy_number(student)).casefold())


def folded(name: str) -> str:
    """Return what a file system that does not tell upper from lower case would take a name for."""
    return unicodedata.normalize("NFC", name).casefold()


def is_clutter(path: Path) -> bool:
    """Return whether this is hidden, or what macOS and Jupyter leave beside what is meant."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path)


def is_plain(name: str) -> bool:
    """Whether a name is what people, browsers and platforms make; the name itself never reaches a disk."""
    return len(name) <= NAME_CHARACTERS and name.isprintable() and not set(name) & NAME_TABOO


def is_module(name: str) -> bool:
    """Return whether a file may be given to the notebook that it was handed in with."""
    return PurePosixPath(name).suffix.lower() in MODULES and not is_notebook(name) and name != TIME
