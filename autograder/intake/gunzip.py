"""A gzip file, unpacked as it is read. Python's own reader would go through any number of empty members in one read."""

import io
import zlib
from typing import BinaryIO

from autograder.intake.entry import ArchiveError

MAX_MEMBERS = 1_000
"""Ordinary files have one member; parallel gzip programs write a few, and appending to a file adds one each time."""
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 64 * 1024


class Gunzipped(io.RawIOBase):
    """The unpacked contents of ``file``, to be read forwards; going back starts again at the beginning.

    Reading raises ``zlib.error`` where the data is not gzip, and ``EOFError`` where it is cut off.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Read ``file``, which is not closed with this object."""
        super().__init__()
        self._file = file
        self._begin()

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True; seeking backwards is slow."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a position counted from the beginning, or from here; return it in unpacked bytes."""
        target = offset + (self._place if whence == io.SEEK_CUR else 0)
        if target < self._place:
            self._begin()
        while self._place < target and self._next(min(target - self._place, _CHUNK_BYTES)):
            pass
        return self._place

    def tell(self) -> int:
        """Return the position in unpacked bytes."""
        return self._place

    def readinto(self, buffer: object, /) -> int:
        """Read into ``buffer``; return how many bytes one step gave, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed calls it a buffer
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def _begin(self) -> None:
        self._file.seek(0)
        self._place = 0
        self._members = 0
        self._packed = b""
        self._member: "zlib._Decompress | None" = None  # noqa: UP037 - typeshed's name

    def _next(self, limit_bytes: int) -> bytes:
        """Return up to ``limit_bytes`` bytes, none at the end."""
        while limit_bytes:
            if not self._packed:
                self._packed = self._file.read(_CHUNK_BYTES)
            if self._member is None and not self._start():
                return b""
            if self._member is None:
                continue
            data = self._member.decompress(self._packed, limit_bytes)
            is_cut_off = not data and not self._packed and not self._member.eof
            self._packed = self._member.unused_data or self._member.unconsumed_tail
            if self._member.eof:
                self._member = None
            if is_cut_off:
                raise EOFError
            if data:
                self._place += len(data)
                return data
        return b""

    def _start(self) -> bool:
        """Start the next member if one follows; the end of the file may be padded with zeros."""
        if self._members:
            self._packed = self._packed.lstrip(b"\0")
        if not self._packed:
            rest = self._file.read(_CHUNK_BYTES)
            self._packed = rest
            if not rest:
                if not self._members:
                    raise EOFError
                return False
            return True
        self._members += 1
        if self._members > MAX_MEMBERS:
            msg = f"more than {MAX_MEMBERS} gzip members; expected one archive"
            raise ArchiveError(msg)
        self._member = zlib.decompressobj(_GZIP)
        return True
