"""A folder on disk, listed and read like an archive, so that both give the same students."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from autograder.intake.entry import Archive, ArchiveError, Entry, read_whole
from autograder.intake.names import Path as Parts
from autograder.intake.names import is_clutter

MAX_ENTRIES = 200_000
MAX_DEPTH = 12
_LINK = "a link, which could point at anybody's file, so it is not followed; expected the files themselves"


def open_folder(path: Path) -> Archive:
    """List a folder; links are not followed, and hidden folders and those of macOS and Jupyter are skipped.

    Raises:
        ArchiveError: it contains too many files.
        OSError: it cannot be read.
    """
    return _Folder(path)


class _Folder:
    is_packed = False

    def __init__(self, root: Path) -> None:
        self._paths: list[Path] = []
        self.entries: list[Entry] = []
        for path, parts, found in _walk(root, ()):
            if len(self._paths) == MAX_ENTRIES:
                msg = f"more than {MAX_ENTRIES} files and folders in it"
                raise ArchiveError(msg)
            self.entries.append(_entry(parts, found, len(self._paths)))
            self._paths.append(path)

    def read(self, entry: Entry) -> bytes:
        try:
            with self._paths[entry.place].open("rb") as file:
                return read_whole(file, entry)
        except OSError as error:
            msg = f"it cannot be read: {error.strerror or error}; make it readable"
            raise ArchiveError(msg) from error


def _walk(folder: Path, above: Parts) -> Iterator[tuple[Path, Parts, "os.DirEntry[str]"]]:
    """Yield the contents of a folder by name; folders in it that cannot be read are skipped."""
    for found in _listed(folder):
        path, parts = Path(found.path), (*above, found.name)
        yield path, parts, found
        if found.is_dir(follow_symlinks=False) and len(parts) <= MAX_DEPTH and not is_clutter(parts):
            with contextlib.suppress(PermissionError):  # its student is then listed as having no notebook
                yield from _walk(path, parts)


def _listed(folder: Path) -> list["os.DirEntry[str]"]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda one: one.name)


def _entry(parts: Parts, found: "os.DirEntry[str]", place: int) -> Entry:
    about, is_folder = found.stat(follow_symlinks=False), found.is_dir(follow_symlinks=False)
    return Entry("/".join(parts), parts, about.st_size, place, is_folder, _fault(found), about.st_mtime)


def _fault(found: "os.DirEntry[str]") -> str:
    if found.is_symlink():
        return _LINK
    return "" if found.is_dir() or found.is_file() else "not an ordinary file"
