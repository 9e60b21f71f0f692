"""What the tests of the pipes talk to: runs the code in its last argument, with two helpers that keep to the rules."""

import os
import struct
import sys
import time  # noqa: F401 - for the code

prefix = struct.Struct(sys.argv[1])


def request() -> bytes:
    """Read a request to its end; return its nonce."""
    _, nonce, *sizes = prefix.unpack(os.read(0, prefix.size))
    left = sum(sizes)
    while left:
        left -= len(os.read(0, min(left, 1 << 16)))
    return nonce


def answer(nonce: bytes, header: bytes = b"reply", body: bytes = b"", sizes: tuple[int, ...] = ()) -> None:
    """Write a reply that announces ``sizes``: its own, if nothing else is said."""
    data = prefix.pack(b"CHR1", nonce, *(sizes or (len(header), len(body)))) + header + body
    while data:
        data = data[os.write(1, data) :]


exec(sys.argv[2])  # noqa: S102
