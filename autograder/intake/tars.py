"""Tar archives, plain or gzipped. Python's reader silently stops at a damaged header; this one reports it.

Python decodes the headers one by one. The archive is read twice, always forwards: once for the headers, once for the
entries that are used.
"""

import contextlib
import io
import tarfile
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
from autograder.intake.gunzip import Gunzipped

_BLOCK_BYTES = 512
_CHUNK_BYTES = 64 * 1024
_HEADERS_AN_ENTRY = 4
_HEADER_BYTES_AN_ENTRY = 4096
_LONG_NAME = tarfile.GNUTYPE_LONGNAME
_EXTENSIONS = {tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE, _LONG_NAME, tarfile.GNUTYPE_LONGLINK}
_FILES = {tarfile.REGTYPE, tarfile.AREGTYPE}
_WITHOUT_DATA = {tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE}
_DAMAGED = "it is not a tar archive, or it is damaged or cut off"
_DAMAGE = (tarfile.HeaderError, EOFError, OverflowError, ValueError, zlib.error)


@contextlib.contextmanager
def open_tar(path: Path, bounds: Bounds) -> Iterator[Archive]:
    """Open a tar archive, gzipped unless the name ends in ``.tar``.

    Raises:
        ArchiveError: it is not one, is damaged, or contains too much.
    """
    require_packed(path.stat().st_size, bounds)
    is_plain = path.suffix.lower() == ".tar"
    with path.open("rb") as packed:
        file = packed if is_plain else io.BufferedReader(Gunzipped(packed), _CHUNK_BYTES)
        try:
            archive = _Tar(file, bounds)
        except _DAMAGE as error:
            raise ArchiveError(_DAMAGED) from error
        yield archive


class _Tar:
    is_packed = True

    def __init__(self, file: io.BufferedIOBase, bounds: Bounds) -> None:
        self._file = file
        self._header_bytes = bounds.entries * _HEADER_BYTES_AN_ENTRY
        self._limit_bytes = bounds.unpacked_bytes + self._header_bytes
        self.entries: list[Entry] = []
        said: dict[str, str] = {}
        place = 0
        for _ in range(_HEADERS_AN_ENTRY * bounds.entries):
            self._go(place)
            block = self._exactly(_BLOCK_BYTES)
            if not block.strip(b"\0"):
                self._require_end()
                return
            header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
            place += _BLOCK_BYTES
            if header.type in _EXTENSIONS:
                said |= self._extension(header)
                size_bytes = header.size
            else:
                self.entries.append(_entry(place, header, said))
                require_entries(len(self.entries), bounds)
                size_bytes = 0 if header.type in _WITHOUT_DATA else self.entries[-1].size_bytes
                said = {}
            place += -(-size_bytes // _BLOCK_BYTES) * _BLOCK_BYTES
        require_entries(bounds.entries + 1, bounds)

    def read(self, entry: Entry) -> bytes:
        self._file.seek(entry.place)
        return read_whole(self._file, entry)

    def _go(self, place: int) -> None:
        """Go to ``place``, if the archive reaches that far."""
        if place > self._limit_bytes:
            last = f", up to {shown(self.entries[-1].name)}" if self.entries else ""
            msg = f"unpacked it has more than {self._limit_bytes} bytes{last}"
            raise ArchiveError(msg)
        if place:
            self._file.seek(place - 1)
            self._exactly(1)

    def _exactly(self, size_bytes: int) -> bytes:
        data = self._file.read(size_bytes)
        if len(data) < size_bytes:
            raise ArchiveError(_DAMAGED)
        return data

    def _require_end(self) -> None:
        """Check that only zeros follow: nobody would see what comes after them."""
        left_bytes = self._limit_bytes
        while (chunk := self._file.read(_CHUNK_BYTES)) and left_bytes > 0:
            left_bytes -= len(chunk)
            if chunk.strip(b"\0"):
                msg = "something follows the end of the archive; expected one archive, not several one after the other"
                raise ArchiveError(msg)

    def _extension(self, header: tarfile.TarInfo) -> dict[str, str]:
        """Return what a header says about the next entry; headers about all entries are ignored."""
        if not 0 <= header.size <= self._header_bytes:
            msg = "its headers are far longer than those of ordinary files"
            raise ArchiveError(msg)
        self._header_bytes -= header.size
        data = self._exactly(header.size)
        if header.type == _LONG_NAME:
            return {"path": data.partition(b"\0")[0].decode(errors="surrogateescape")}
        return _records(data) if header.type in {tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE} else {}


def _records(data: bytes) -> dict[str, str]:
    """Return the keys and values of ``length key=value`` records.

    Raises:
        ValueError: they have another form.
    """
    found, start = {}, 0
    while start < len(data) and data[start]:
        length = data[start : start + 8].partition(b" ")[0]
        end = start + int(length)
        key, equals, value = data[start + len(length) + 1 : end - 1].partition(b"=")
        if not equals or data[end - 1 : end] != b"\n":
            raise ValueError(_DAMAGED)
        found[key.decode(errors="replace")] = value.decode(errors="surrogateescape")
        start = end
    return found


def _entry(place: int, header: tarfile.TarInfo, said: dict[str, str]) -> Entry:
    name = said.get("path", header.name)
    size_bytes = int(said.get("size", header.size))
    changed_s = float(said.get("mtime", header.mtime))
    if size_bytes < 0:
        raise ValueError(_DAMAGED)
    parts, fault = path_of(name)
    if not fault:
        is_sparse = header.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse.") for key in said)
        fault = "a file with holes" if is_sparse else _fault(header)
    return Entry(
        name, parts, size_bytes, place, is_folder=header.isdir(), fault=fault, changed_s=plausible_s(changed_s)
    )


def _fault(header: tarfile.TarInfo) -> str:
    if header.issym() or header.islnk():
        return "a link"
    return "" if header.type in _FILES or header.isdir() else "not an ordinary file"
