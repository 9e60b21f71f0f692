"""The guest's ends of the wire: blocking reads and writes of whole frames."""

import json
import os
from typing import Any, NamedTuple

from .codec import PREFIX

_read = os.read
_write = os.write


class Request(NamedTuple):
    """What the grader sent: its nonce, its header and the bytes of its arrays."""

    nonce: bytes
    header: dict[str, Any]
    body: bytes


class Pipe:
    """One pair of pipes to the grader."""

    def __init__(self, requests: int, replies: int) -> None:
        """Read from descriptor ``requests``, write to ``replies``."""
        self._requests = requests
        self._replies = replies

    def read(self) -> Request | None:
        """Return the next request; None once the grader has closed its end."""
        prefix = self._bytes(PREFIX.size)
        if not prefix:
            return None
        _, nonce, header_bytes, body_bytes = PREFIX.unpack(prefix)
        header = json.loads(self._bytes(header_bytes))
        return Request(nonce, header, self._bytes(body_bytes))

    def write(self, frame: bytes) -> None:
        """Send a frame."""
        view = memoryview(frame)
        while view:
            view = view[_write(self._replies, view) :]

    def _bytes(self, count: int) -> bytes:
        """Read ``count`` bytes, or nothing at the end of the stream."""
        parts = []
        while count and (part := _read(self._requests, min(count, 1 << 20))):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
