"""The grader's end of the wire: reads what the guest sent, and trusts none of it.

Sizes are checked before anything is allocated, the header against a schema, arrays against the body and the
allow-list of types. Whatever does not fit raises ``WireError`` and nothing else. In addition to header and body,
reading a reply never takes more memory than ``HELD_PER_HEADER_BYTE`` bytes per byte of the header, the size of the
body, and ``HELD_ANYWAY``: 72 MiB for the largest reply.
"""

import math
from typing import Annotated, Any, Literal, Union

import msgspec
import numpy as np

from autograder.sandbox.calls import Failed, FailedStatement, Kept, Outcome, Returned, Unsendable
from autograder.sandbox.guest import codec
from autograder.text import one_line

HELD_PER_HEADER_BYTE = 32
"""Objects are larger than their text: in a list an empty dict is 9 bytes of text, a one-letter text beyond ASCII 5."""
HELD_ANYWAY = 16 * 1024
"""Bytes that even the smallest reply may take: an exception with its traceback and message."""


class WireError(Exception):
    """The guest broke the rules of the wire: that says something about the submission, not about us."""


class _Node(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    pass


_Digits = Annotated[str, msgspec.Meta(max_length=len(str(-(2**codec.MAX_INT_BITS))), pattern=r"^-?[0-9]+$")]
_Hex = Annotated[str, msgspec.Meta(max_length=40)]
_Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 31)]
_Word = Annotated[str, msgspec.Meta(max_length=80)]
_What = Annotated[str, msgspec.Meta(max_length=codec.MAX_WHAT)]
_Attempt = Annotated[str, msgspec.Meta(max_length=codec.MAX_ATTEMPT)]
_LongText = Annotated[str, msgspec.Meta(max_length=codec.MAX_TEXT)]


class _None(_Node, tag="n"):
    pass


class _Bool(_Node, tag="b"):
    value: bool


class _Int(_Node, tag="i"):
    digits: _Digits


class _Float(_Node, tag="f"):
    hex: _Hex


class _Complex(_Node, tag="c"):
    real: _Hex
    imag: _Hex


class _Text(_Node, tag="s"):
    text: _LongText


class _Array(_Node, tag="a"):
    dtype: _Word
    shape: Annotated[list[_Size], msgspec.Meta(max_length=codec.MAX_DIMENSIONS)]
    offset: _Size


class _KeptNode(_Node, tag="k"):
    type_name: _Word


class _UnsendableNode(_Node, tag="x"):
    what: _What


class _List(_Node, tag="l"):
    items: list["AnyNode"]


class _Tuple(_Node, tag="t"):
    items: list["AnyNode"]


class _Dict(_Node, tag="d"):
    pairs: list[tuple[_LongText, "AnyNode"]]


AnyNode = Union[  # noqa: UP007
    _None, _Bool, _Int, _Float, _Complex, _Text, _Array, _KeptNode, _UnsendableNode, _List, _Tuple, _Dict
]


_FailureKind = Literal["missing", "raised", "timeout", "memory", "refused", "skipped"]
_Message = Annotated[str, msgspec.Meta(max_length=1000)]


class _Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: _FailureKind
    line: _Size
    type: _Word = ""
    message: _Message = ""
    where: _Word = ""
    bound: Annotated[list[_Word], msgspec.Meta(max_length=codec.MAX_STATEMENTS)] = []


class _Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["returned"] | _FailureKind
    value: AnyNode | None = None
    modified: Annotated[list[tuple[_Size, _Size]], msgspec.Meta(max_length=codec.MAX_NODES)] = []
    steps: Annotated[int, msgspec.Meta(ge=0, le=1 << 62)] = 0
    type: _Word = ""
    message: _Message = ""
    where: _Word = ""
    statements: Annotated[list[_Statement], msgspec.Meta(max_length=codec.MAX_STATEMENTS)] = []
    attempts: Annotated[list[_Attempt], msgspec.Meta(max_length=codec.MAX_ATTEMPTS)] = []


class _Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outcomes: Annotated[list[_Outcome], msgspec.Meta(max_length=codec.MAX_NODES)] | None = None
    ask: _Size | None = None
    exchanged: _Size | None = None
    value: AnyNode | None = None


class Question(msgspec.Struct, frozen=True):
    """The student's code calls a function of ours with ``value``.

    It is ``Callback`` number ``number`` of the request or, if ``is_exchanged``, a function that replaces one of the
    notebook. The value is then (positional arguments, named arguments, those of the forward function or None).
    """

    number: int
    value: object
    is_exchanged: bool


_DECODER = msgspec.json.Decoder(_Reply)


def read_prefix(data: bytes, nonce: bytes) -> tuple[int, int]:
    """Return the sizes of header and body in bytes, as the first bytes of a reply announce them.

    Raises:
        WireError: it is not a reply to the request with this nonce, or is too large.
    """
    magic, answered, header_bytes, body_bytes = codec.PREFIX.unpack(data)
    if magic != codec.MAGIC or answered != nonce:
        msg = "a reply to no request of ours"
        raise WireError(msg)
    if header_bytes > codec.MAX_HEADER_BYTES or body_bytes > codec.MAX_BODY_BYTES:
        msg = f"a reply of {header_bytes} + {body_bytes} bytes"
        raise WireError(msg)
    return header_bytes, body_bytes


def read_reply(header: bytes, body: bytes | memoryview) -> list[Outcome] | Question:
    """Return the outcomes in a reply, or the question that has to be answered first; arrays are copied.

    Raises:
        WireError: the header does not match the schema or the body.
    """
    try:
        reply = _DECODER.decode(header)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        msg = f"an invalid header: {str(error)[:200]}"
        raise WireError(msg) from error
    reader = _Reader(body, is_result=reply.ask is None and reply.exchanged is None)
    if reply.ask is not None:
        return Question(reply.ask, reader.value(reply.value), is_exchanged=False)
    if reply.exchanged is not None:
        return Question(reply.exchanged, reader.value(reply.value), is_exchanged=True)
    if reply.outcomes is None:
        msg = "a header with neither outcomes nor a question"
        raise WireError(msg)
    return [reader.outcome(outcome) for outcome in reply.outcomes]


class _Reader:
    """Rebuilds values from nodes, and counts the nodes of a whole reply."""

    def __init__(self, body: bytes | memoryview, *, is_result: bool) -> None:
        self._body = memoryview(body)
        self._is_result = is_result
        self._nodes = 0
        self._array_bytes = 0

    def outcome(self, outcome: _Outcome) -> Outcome:
        attempts = tuple(outcome.attempts)
        if outcome.kind != "returned":
            statements = tuple(map(_statement, outcome.statements))
            return Failed(outcome.kind, outcome.type, outcome.message, outcome.where, attempts, statements=statements)
        value, modified = self.value(outcome.value), tuple(outcome.modified)
        return Returned(value, modified, outcome.steps, attempts=attempts)

    def value(self, node: AnyNode | None) -> object:
        if node is None:
            msg = "a result without a value"
            raise WireError(msg)
        return self._value(node, 0)

    def _value(self, node: AnyNode, depth: int) -> object:
        self._nodes += 1
        if self._nodes > codec.MAX_NODES or depth > codec.MAX_DEPTH:
            msg = "a value with too many items or levels"
            raise WireError(msg)
        match node:
            case _List(items):
                return [self._value(item, depth + 1) for item in items]
            case _Tuple(items):
                return tuple(self._value(item, depth + 1) for item in items)
            case _Dict(pairs):
                return self._dict(pairs, depth)
            case _Array():
                return self._array(node)
            case _UnsendableNode() if not self._is_result:
                msg = "a question about something that may not cross"
                raise WireError(msg)
            case _:
                return _scalar(node)

    def _dict(self, pairs: "list[tuple[str, AnyNode]]", depth: int) -> dict[str, object]:
        found = {key: self._value(item, depth + 1) for key, item in pairs}
        if len(found) < len(pairs):
            msg = "a dict with the same key twice"
            raise WireError(msg)
        return found

    def _array(self, node: _Array) -> "np.ndarray[Any, Any]":
        if node.dtype not in codec.DTYPES:
            msg = "an array of a dtype that is not allowed"
            raise WireError(msg)
        dtype = np.dtype(node.dtype)
        size = math.prod(node.shape) * dtype.itemsize
        self._array_bytes += size  # arrays that share bytes would multiply them here
        if node.offset + size > len(self._body) or self._array_bytes > len(self._body):
            msg = "arrays outside of the body"
            raise WireError(msg)
        if size == 0:
            return _empty(node.shape, dtype)
        found = np.frombuffer(self._body[node.offset : node.offset + size], dtype).reshape(node.shape)
        # NumPy treats a bool with the byte 2 as true in some places and as false in others
        return found.view(np.uint8).astype(np.bool_) if dtype == np.bool_ else found.copy()


def _statement(told: _Statement) -> FailedStatement:
    """Read a failed statement; its cell is filled in by the caller, who knows which one was run."""
    failed = Failed(told.kind, told.type, told.message, told.where)
    return FailedStatement(0, told.line, failed, tuple(told.bound))


def _empty(shape: list[int], dtype: "np.dtype[Any]") -> "np.ndarray[Any, Any]":
    """Return an array without elements, if its other sizes are ordinary: a sum along its empty axis has those sizes."""
    if math.prod(filter(None, shape)) * dtype.itemsize > codec.MAX_BODY_BYTES:
        msg = "an array of an impossible shape"
        raise WireError(msg)
    return np.empty(shape, dtype)


def _scalar(node: AnyNode) -> object:  # noqa: PLR0911 - one a kind of node
    try:
        match node:
            case _Int(digits):
                return _int(digits)
            case _Float(text):
                return float.fromhex(text)
            case _Complex(real, imag):
                return complex(float.fromhex(real), float.fromhex(imag))
            case _Bool(value):
                return value
            case _Text(text):
                return text
            case _KeptNode(name):
                return Kept(name)
            case _UnsendableNode(what):
                return Unsendable(one_line(what, codec.MAX_WHAT))
            case _:
                return None
    except (ValueError, OverflowError) as error:
        msg = "an invalid number"
        raise WireError(msg) from error


def _int(digits: str) -> int:
    number = int(digits)
    if number.bit_length() > codec.MAX_INT_BITS:
        raise OverflowError
    return number
