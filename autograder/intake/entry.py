"""What an archive claims to hold, and what is wrong with it; nothing here is read yet."""

import re
from typing import Protocol

import msgspec

from autograder.text import clip

MAX_STUDENT_BYTES = 20 * 1024**2
MAX_STUDENT_ENTRIES = 200
_PART_CHARACTERS = 160  # a student's name of 80 and what a learning platform writes around it
_SHOWN_CHARACTERS = 200
_CHUNK_BYTES = 64 * 1024
_YEAR_2100_S = 4_102_444_800
_DRIVE = re.compile("[A-Za-z]:")


class ArchiveError(Exception):
    """An archive, or an entry, is not taken; who must act depends on whose archive it is, so the caller says it."""


class Bounds(msgspec.Struct, frozen=True):
    """How much an archive may hold: entries, bytes of a zip's directory, bytes unpacked, bytes of its own file."""

    entries: int
    directory_bytes: int
    unpacked_bytes: int
    packed_bytes: int


STUDENT = Bounds(MAX_STUDENT_ENTRIES, 256 * 1024, MAX_STUDENT_BYTES, MAX_STUDENT_BYTES + 2**20)
CLASS = Bounds(10_000, 4 * 1024**2, 4 * 1024**3, 4 * 1024**3 + 2**24)
"""A thousand students with ten entries of four hundred bytes of directory each, and with four megabytes each."""


class Entry(msgspec.Struct, frozen=True):
    """One entry. ``parts`` is its path, empty where that is not a path within the archive.

    ``fault`` says what makes it no ordinary file or folder. ``place`` is where its archive finds it again;
    ``changed_s`` when it was last changed, in seconds since 1970, if it says so in a time zone that is known.
    """

    name: str
    parts: tuple[str, ...]
    size_bytes: int
    place: int
    is_folder: bool = False
    fault: str = ""
    changed_s: float | None = None


class Archive(Protocol):
    """An archive that is open, or a folder that is read as one; ``is_packed`` tells which."""

    entries: list[Entry]
    is_packed: bool

    def read(self, entry: Entry) -> bytes:
        """Return what an entry holds.

        Raises:
            ArchiveError: it is damaged, or not as long as it claims to be.
        """


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most that many bytes, none at the end."""


def path_of(name: str) -> tuple[tuple[str, ...], str]:
    """Return the parts of an entry's path and what is wrong with it; no parts if anything is."""
    parts = tuple(name.removesuffix("/").split("/"))
    while len(parts) > 1 and parts[0] == ".":  # as tar writes what it was given as a dot
        parts = parts[1:]
    if name.startswith("/") or _DRIVE.match(name):
        fault = "an absolute path"
    elif "\\" in name:
        fault = "a path with a backslash"
    elif not name.isprintable():
        fault = "a path with characters that cannot be shown"
    elif ".." in parts:
        fault = "a path that leads out of the archive"
    elif "" in parts or "." in parts:
        fault = "not a plain path"
    elif max(map(len, parts)) > _PART_CHARACTERS:
        fault = f"a path with a name of more than {_PART_CHARACTERS} characters"
    else:
        return parts, ""
    return (), fault


def plausible_s(changed_s: float) -> float | None:
    """Return a time if it lies between 1970 and 2100; archives that do not know it write others."""
    return changed_s if 0 < changed_s < _YEAR_2100_S else None


def shown(name: str) -> str:
    """Return a name as it can be shown: quoted, escaped, bounded."""
    return clip(repr(name), _SHOWN_CHARACTERS)


def require_entries(count: int, bounds: Bounds) -> None:
    """Check the number of entries.

    Raises:
        ArchiveError: there are too many.
    """
    if count > bounds.entries:
        msg = f"more than {bounds.entries} entries in the archive"
        raise ArchiveError(msg)


def require_packed(size_bytes: int, bounds: Bounds) -> None:
    """Check the size of the archive's file, before anything of it is read.

    Raises:
        ArchiveError: it is too large.
    """
    if size_bytes > bounds.packed_bytes:
        msg = f"the archive has {size_bytes} bytes; at most {bounds.packed_bytes} are read"
        raise ArchiveError(msg)


def read_whole(file: Readable, entry: Entry) -> bytes:
    """Read an entry from ``file``, in pieces and never more than it claims to hold.

    Raises:
        ArchiveError: it is longer or shorter than it claims.
    """
    pieces, left = [], entry.size_bytes
    while left and (piece := file.read(min(left, _CHUNK_BYTES))):
        pieces.append(piece)
        left -= len(piece)
    if left:
        msg = f"{shown(entry.name)} in it is shorter than the archive says: it is damaged or cut off"
        raise ArchiveError(msg)
    return b"".join(pieces)
