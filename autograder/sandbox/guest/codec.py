"""The data-only wire: frames, and values as plain nodes beside raw array bytes.

A frame is ``magic | nonce | header length | body length | header (JSON) | body (array bytes)``, little-endian.
The nonce of a request comes back in its reply, which proves only that the reply belongs to it. A value is a list whose
first item is its kind; an array is its dtype, shape and offset into the body, and, in a request, its memory layout if
that is not C order. Nothing here can carry code.

Both sides send with this module. The guest also reads with it, since it trusts the grader; the grader reads
with ``autograder.sandbox.wire``, which trusts nothing.
"""

import json
import math
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from .stand_ins import Callback, Columns, Handle, Seeded

MAGIC = b"CHR1"
PREFIX = struct.Struct("<4s16sIQ")
MAX_HEADER_BYTES = 256 * 1024
MAX_BODY_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 8
MAX_NODES = 4096
MAX_DIMENSIONS = 8
MAX_INT_BITS = 256
MAX_TEXT = 64 * 1024
MAX_WHAT = 160
MAX_ATTEMPT = 160
MAX_ATTEMPTS = 20
MAX_STATEMENTS = 20
DTYPES = frozenset(
    np.dtype(code).str
    for code in (
        "?",
        *(f"<{kind}" for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16")),
    )
)

_PLAIN: tuple[Callable[[Any], object], ...] = (dict, list, tuple, str, int, float, complex)
_NARROWED = {"g": np.dtype(np.float64), "G": np.dtype(np.complex128)}  # extended precision has no common format

Node = list[Any]

# Bound before any student code runs, so that a notebook which patches NumPy breaks nothing here by accident.
_as_array = np.ndarray.__array__
_from_scalar = np.asarray
_from_buffer = np.frombuffer
_contiguous = np.ascontiguousarray
_empty = np.empty


class UnsendableError(Exception):
    """A value may not cross the wire: another type, too large, or too deep."""


class _ItemError(UnsendableError):
    """One item may not cross the wire; the others of a result may."""


class Keep:
    """Stands in a result for an item that stays in the guest; only the name of its type crosses."""

    def __init__(self, value: object) -> None:
        """Stand for ``value``."""
        self.type_name = type(value).__qualname__[:80]


class Encoder:
    """Turns values into nodes and collects the bytes of their arrays, within the bounds of a frame."""

    def __init__(self, *, tells_layout: bool = False) -> None:
        """Start an empty frame; with ``tells_layout`` the reader rebuilds arrays with their memory layout."""
        self._tells_layout = tells_layout
        self._blobs: list[bytes] = []
        self._body_bytes = 0
        self._nodes = 0
        self._names_items = False
        self.callbacks: list[Callback] = []

    def node(self, value: object) -> Node:
        """Return the node of a value: None, bool, int, float, complex, str, array, list, tuple or dict of these.

        Raises:
            UnsendableError: the value is something else, or too large; nothing of it stays in the frame.
        """
        before = len(self._blobs), self._body_bytes, self._nodes
        try:
            return self._node(value, 0)
        except BaseException:
            blobs, self._body_bytes, self._nodes = before
            del self._blobs[blobs:]
            raise

    def result(self, value: object) -> Node:
        """Return the node of a function's result: like ``node``, but an item that may not cross is only named.

        Raises:
            UnsendableError: the value itself may not cross, or is too large.
        """
        self._names_items = True
        try:
            return self.node(value)
        finally:
            self._names_items = False

    def _node(self, value: object, depth: int) -> Node:
        if not self._names_items or depth == 0:
            return self._encoded(value, depth)
        before = len(self._blobs), self._body_bytes, self._nodes
        try:
            return self._encoded(value, depth)
        except _ItemError as error:
            blobs, self._body_bytes, nodes = before
            del self._blobs[blobs:]
            self._nodes = nodes + 1
            return ["x", _valid(str(error))[:MAX_WHAT]]

    def _encoded(self, value: object, depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            msg = f"more than {MAX_NODES} items"
            raise UnsendableError(msg)
        if depth > MAX_DEPTH:
            msg = f"nested deeper than {MAX_DEPTH} levels"
            raise UnsendableError(msg)
        if isinstance(value, np.ndarray | np.generic):
            return self._array(value)
        plain = value if type(value) in _ENCODE else _as_plain(value)
        return _ENCODE[type(plain)](self, plain, depth)

    def frame(self, nonce: bytes, header: dict[str, Any]) -> bytes:
        """Return the whole frame; ``header`` contains nodes of this encoder.

        Raises:
            UnsendableError: the header is too long.
        """
        text = json.dumps(header, separators=(",", ":"), allow_nan=False).encode()
        if len(text) > MAX_HEADER_BYTES:
            msg = f"a result whose description takes more than {MAX_HEADER_BYTES} bytes"
            raise UnsendableError(msg)
        return PREFIX.pack(MAGIC, nonce, len(text), self._body_bytes) + text + self.body()

    def body(self) -> bytes:
        """Return the bytes of all arrays so far."""
        return b"".join(self._blobs)

    def _array(self, value: "np.ndarray[Any, Any] | np.generic") -> Node:
        array = _as_array(value) if isinstance(value, np.ndarray) else _from_scalar(value)
        array = array.view(np.ndarray)  # a subclass crosses as a plain array
        dtype = _NARROWED.get(array.dtype.char, array.dtype).newbyteorder("<")
        if dtype.str not in DTYPES:
            msg = f"an array of dtype {str(array.dtype)[:80]}, of shape {array.shape}"
            raise _ItemError(msg)
        if array.ndim > MAX_DIMENSIONS:
            msg = f"an array with {array.ndim} dimensions"
            raise _ItemError(msg)
        if self._body_bytes + array.nbytes > MAX_BODY_BYTES:
            msg = f"more than {MAX_BODY_BYTES} bytes of arrays"
            raise UnsendableError(msg)
        blob = _contiguous(array, dtype).tobytes()
        offset = self._body_bytes
        self._blobs.append(blob)
        self._body_bytes += len(blob)
        layout = _layout(array) if self._tells_layout else ""
        return ["a", dtype.str, list(array.shape), offset, *([layout] if layout else [])]

    def _int(self, value: int, _depth: int) -> Node:
        if value.bit_length() > MAX_INT_BITS:
            msg = f"an integer of more than {MAX_INT_BITS} bits"
            raise _ItemError(msg)
        return ["i", str(value)]

    def _text(self, value: str, _depth: int) -> Node:
        if len(value) > MAX_TEXT:
            msg = f"a text of more than {MAX_TEXT} characters"
            raise _ItemError(msg)
        return ["s", _valid(value)]

    def _items(self, value: "list[object] | tuple[object, ...]", depth: int) -> Node:
        return ["l" if type(value) is list else "t", [self._node(item, depth + 1) for item in value]]

    def _callback(self, value: Callback, _depth: int) -> Node:
        self.callbacks.append(value)
        return ["f()", len(self.callbacks) - 1]

    def _dict(self, value: dict[object, object], depth: int) -> Node:
        pairs = []
        for key, item in value.items():
            if not isinstance(key, str):
                msg = f"a dict with a key of type {type(key).__qualname__}"
                raise _ItemError(msg[:200])
            pairs.append([_valid(str(key)), self._node(item, depth + 1)])
        return ["d", pairs]


def _layout(array: "np.ndarray[Any, Any]") -> str:
    """Return the memory layout: F for Fortran order, S for gaps, R for read-only; empty for C order."""
    order = "" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "S"
    return order + ("" if array.flags.writeable else "R")


def _laid_out(array: "np.ndarray[Any, Any]", layout: str) -> "np.ndarray[Any, Any]":
    """Return a copy of an array with a memory layout."""
    if "S" in layout:
        wide = _empty((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
        wide[...] = 0
        found = wide[..., ::2]
        found[...] = array
    else:
        found = array.copy(order="F" if "F" in layout else "C")
    if "R" in layout:
        found.setflags(write=False)
    return found


def _as_plain(value: object) -> object:
    """Return a named tuple, an ordered dict and the like as their plain base type."""
    for plain in _PLAIN:
        if isinstance(value, plain):  # type: ignore[arg-type]
            return plain(value)
    kind = type(value)
    msg = f"an object of type {kind.__module__}.{kind.__qualname__}"
    raise _ItemError(msg[:200])


def _valid(text: str) -> str:
    """Return ``text`` if UTF-8 can encode it: the reader refuses half of a surrogate pair, which is no character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        msg = "a text that is not valid Unicode"
        raise _ItemError(msg) from error
    return text


_ENCODE: dict[type, Callable[[Encoder, Any, int], Node]] = {
    type(None): lambda _encoder, _value, _depth: ["n"],
    bool: lambda _encoder, value, _depth: ["b", value],
    int: Encoder._int,  # noqa: SLF001 - the table is part of the class, but needs its methods
    float: lambda _encoder, value, _depth: ["f", value.hex()],
    complex: lambda _encoder, value, _depth: ["c", value.real.hex(), value.imag.hex()],
    str: Encoder._text,  # noqa: SLF001
    list: Encoder._items,  # noqa: SLF001
    tuple: Encoder._items,  # noqa: SLF001
    dict: Encoder._dict,  # noqa: SLF001
    Keep: lambda _encoder, value, _depth: ["k", value.type_name],
    Handle: lambda _encoder, value, _depth: ["h", value.call, value.item],
    Callback: Encoder._callback,  # noqa: SLF001
    Seeded: lambda _encoder, value, _depth: ["rng", value.seed, value.global_seed],
    Columns: lambda encoder, value, depth: [
        "columns",
        encoder._node(value.X, depth + 1),  # noqa: SLF001
        encoder._node(value.Y, depth + 1),  # noqa: SLF001
    ],
}


def read_value(node: Node, body: bytes, stand_in: Callable[[Node], object]) -> object:  # noqa: C901, PLR0911 - one a kind
    """Return a value that the grader sent; ``stand_in(node)`` returns what a ``Handle`` or ``Callback`` stands for."""
    kind, *rest = node
    match kind:
        case "n":
            return None
        case "b" | "s":
            return rest[0]
        case "i":
            return int(rest[0])
        case "f":
            return float.fromhex(rest[0])
        case "c":
            return complex(float.fromhex(rest[0]), float.fromhex(rest[1]))
        case "a":
            dtype, shape, offset, *layout = rest
            return _laid_out(_from_buffer(body, dtype, math.prod(shape), offset).reshape(shape), "".join(layout))
        case "h" | "f()":
            return stand_in(node)
        case "rng":
            return Seeded(*rest).made()
        case "columns":
            X, Y = (_from_scalar(read_value(part, body, stand_in)) for part in rest)
            return Columns(X, Y).made()
        case "d":
            return {key: read_value(item, body, stand_in) for key, item in rest[0]}
        case _:
            items = [read_value(item, body, stand_in) for item in rest[0]]
            return items if kind == "l" else tuple(items)
