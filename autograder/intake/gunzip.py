"""A gzip file, unpacked as it is read. Python's own reader unpacks any number of empty members without a pause."""

import io
import zlib
from typing import BinaryIO

from autograder.intake.entry import ArchiveError

MAX_MEMBERS = 1_000
"""Programs that pack in parallel write one member or a few; a file that was appended to has one more each time."""
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 64 * 1024


class Gunzipped(io.RawIOBase):
    """What is packed in ``file``. It can be read forwards; going back begins anew.

    Reading raises ``zlib.error`` where the data are no gzip and ``EOFError`` where they are cut off.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Read ``file``, which stays open when this is closed."""
        super().__init__()
        self._file = file
        self._begin()

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it has places to go to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place counted from the beginning, or from here."""
        target = offset + (self._place if whence == io.SEEK_CUR else 0)
        if target < self._place:
            self._begin()
        while self._place < target and self._next(min(target - self._place, _CHUNK_BYTES)):
            pass
        return self._place

    def tell(self) -> int:
        """Return the place, counted in unpacked bytes."""
        return self._place

    def readinto(self, buffer: object, /) -> int:
        """Fill ``buffer`` from here, as far as one step goes."""
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
        """Return up to that many bytes, none at the end."""
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
        """Begin the next member where one follows; zeros may fill up the end of the file."""
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
            msg = f"more than {MAX_MEMBERS} pieces that were packed one by one; expected one archive"
            raise ArchiveError(msg)
        self._member = zlib.decompressobj(_GZIP)
        return True
