"""Zip archives. Python's reader decodes them; sizes and flags that it would accept without limit are checked here."""

import contextlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from autograder.intake.entry import (
    Archive,
    ArchiveError,
    Bounds,
    Entry,
    path_of,
    plausible_s,
    read_whole,
    require_entries,
    require_packed,
    shown,
)

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF_8 = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMMENT_BYTES = 2**16 + 22
_EXTENDED_TIME, _HAS_CHANGED = 0x5455, 1
# All exceptions that Python's reader raises on damaged archives, found by damaging some.
_DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


@contextlib.contextmanager
def open_zip(path: Path, bounds: Bounds) -> Iterator[Archive]:
    """Open a zip archive.

    Raises:
        ArchiveError: it is not one, is damaged, or contains too much.
    """
    require_packed(path.stat().st_size, bounds)
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(_BoundedFile(path, max(bounds.directory_bytes, _COMMENT_BYTES)))
        try:
            opened = stack.enter_context(zipfile.ZipFile(file))
        except _DAMAGE as error:
            msg = "it is not a zip archive, or it is damaged or cut off"
            raise ArchiveError(msg) from error
        yield _Zip(opened, bounds)


class _Zip:
    is_packed = True

    def __init__(self, opened: zipfile.ZipFile, bounds: Bounds) -> None:
        self._opened = opened
        self._infos = opened.infolist()
        require_entries(len(self._infos), bounds)
        self.entries = [_entry(place, info) for place, info in enumerate(self._infos)]

    def read(self, entry: Entry) -> bytes:
        try:
            with self._opened.open(self._infos[entry.place]) as file:
                data = read_whole(file, entry)
                file.read(1)  # Python compares the checksum only when it reads past the end
        except _DAMAGE as error:
            msg = f"{shown(entry.name)} in it is damaged"
            raise ArchiveError(msg) from error
        return data


class _BoundedFile(io.FileIO):
    """A file that refuses to read more at once than an ordinary directory takes; zipfile would read any length."""

    def __init__(self, path: Path, limit_bytes: int) -> None:
        super().__init__(path)
        self._limit_bytes = limit_bytes

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = os.fstat(self.fileno()).st_size - self.tell()
        if size > self._limit_bytes:
            msg = f"its directory has {size} bytes; at most {self._limit_bytes} are read"
            raise ArchiveError(msg)
        return super().read(size) or b""


def _entry(place: int, info: zipfile.ZipInfo) -> Entry:
    name, fault = _name(info)
    parts, path_fault = path_of(name)
    return Entry(
        name,
        parts,
        info.file_size,
        place,
        is_folder=name.endswith("/"),
        fault=fault or path_fault or _fault(info, name),
        changed_s=_changed_s(info),
    )


def _name(info: zipfile.ZipInfo) -> tuple[str, str]:
    """Return an entry's name and what is wrong with it; macOS and Linux write UTF-8 without setting its flag."""
    name = info.orig_filename
    if info.flag_bits & _UTF_8 or name.isascii():
        return name, ""
    try:
        return name.encode("cp437").decode(), ""
    except UnicodeDecodeError:
        return name, "a name in an unknown encoding: pack it again with names in UTF-8"


def _fault(info: zipfile.ZipInfo, name: str) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link"
    if kind not in {0, stat.S_IFDIR if name.endswith("/") else stat.S_IFREG}:
        return "not an ordinary file"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if info.compress_type not in _METHODS:
        return "packed by a method other than store and deflate"
    return ""


def _changed_s(info: zipfile.ZipInfo) -> float | None:
    """Return the last change in seconds since 1970, from the field that has it in UTC; zip's own time has no zone."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size_bytes = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size_bytes], extra[4 + size_bytes :]
        if kind == _EXTENDED_TIME and len(field) >= 5 and field[0] & _HAS_CHANGED:
            return plausible_s(struct.unpack("<i", field[1:5])[0])
    return None
