"""The entries that an archive lists, and what is wrong with each; nothing is unpacked here."""

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
    """An archive or an entry is refused. Who must act depends on whose archive it is, so the caller decides that."""


class Bounds(msgspec.Struct, frozen=True):
    """How much an archive may contain: entries, bytes of a zip's directory, bytes unpacked, bytes of its own file."""

    entries: int
    directory_bytes: int
    unpacked_bytes: int
    packed_bytes: int


STUDENT = Bounds(MAX_STUDENT_ENTRIES, 256 * 1024, MAX_STUDENT_BYTES, MAX_STUDENT_BYTES + 2**20)
CLASS = Bounds(10_000, 4 * 1024**2, 4 * 1024**3, 4 * 1024**3 + 2**24)
"""A thousand students with four megabytes each, in ten entries that take four hundred bytes of directory each."""


class Entry(msgspec.Struct, frozen=True):
    """One entry. ``parts`` is its path, empty if that leads out of the archive or cannot be used.

    ``fault`` says why it is not an ordinary file or folder. ``place`` is where its archive finds it again.
    ``changed_s`` is its last change in seconds since 1970, if the archive has it in a known time zone.
    """

    name: str
    parts: tuple[str, ...]
    size_bytes: int
    place: int
    is_folder: bool = False
    fault: str = ""
    changed_s: float | None = None


class Archive(Protocol):
    """An open archive, or a folder that is read like one; ``is_packed`` says which."""

    entries: list[Entry]
    is_packed: bool

    def read(self, entry: Entry) -> bytes:
        """Return the bytes of an entry.

        Raises:
            ArchiveError: it is damaged, or not as long as the archive says.
        """


class Readable(Protocol):
    """An open file or stream."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""


def path_of(name: str) -> tuple[tuple[str, ...], str]:
    """Return the parts of an entry's path, or no parts and what is wrong with it."""
    parts = tuple(name.removesuffix("/").split("/"))
    while len(parts) > 1 and parts[0] == ".":  # as in an archive made by `tar c .`
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
        fault = "not an ordinary path"
    elif max(map(len, parts)) > _PART_CHARACTERS:
        fault = f"a path with a name of more than {_PART_CHARACTERS} characters"
    else:
        return parts, ""
    return (), fault


def plausible_s(changed_s: float) -> float | None:
    """Return a time in seconds if it is between 1970 and 2100; archives without the time write other numbers."""
    return changed_s if 0 < changed_s < _YEAR_2100_S else None


def shown(name: str) -> str:
    """Return a name for a message: quoted, escaped, cut."""
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
    """Check the size of the archive's file, before it is read.

    Raises:
        ArchiveError: it is too large.
    """
    if size_bytes > bounds.packed_bytes:
        msg = f"the archive has {size_bytes} bytes; at most {bounds.packed_bytes} are read"
        raise ArchiveError(msg)


def read_whole(file: Readable, entry: Entry) -> bytes:
    """Read an entry from ``file``, in pieces, and never more than its stated size.

    Raises:
        ArchiveError: it is shorter than that.
    """
    pieces, left = [], entry.size_bytes
    while left and (piece := file.read(min(left, _CHUNK_BYTES))):
        pieces.append(piece)
        left -= len(piece)
    if left:
        msg = f"{shown(entry.name)} in it is shorter than the archive says: it is damaged or cut off"
        raise ArchiveError(msg)
    return b"".join(pieces)
