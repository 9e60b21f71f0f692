"""Whatever a guest sends against the rules is a WireError, and nothing else."""

import functools
import json
import math
import random

import numpy as np
import pytest

from autograder.sandbox.calls import Failed, Outcome, Returned
from autograder.sandbox.guest import codec
from autograder.sandbox.guest.codec import PREFIX, Encoder
from autograder.sandbox.wire import WireError, read_prefix, read_reply

NONCE = bytes(range(16))


def outcomes_of(header: bytes, body: bytes) -> list[Outcome]:
    reply = read_reply(header, body)
    assert isinstance(reply, list)
    return reply


def header_of(node: object) -> bytes:
    return json.dumps({"outcomes": [{"kind": "returned", "value": node}]}).encode()


@pytest.mark.parametrize(
    "prefix",
    [
        PREFIX.pack(b"XXXX", NONCE, 10, 0),
        PREFIX.pack(codec.MAGIC, NONCE[::-1], 10, 0),
        PREFIX.pack(codec.MAGIC, NONCE, codec.MAX_HEADER_BYTES + 1, 0),
        PREFIX.pack(codec.MAGIC, NONCE, 10, codec.MAX_BODY_BYTES + 1),
        PREFIX.pack(codec.MAGIC, NONCE, 2**32 - 1, 2**64 - 1),
    ],
    ids=["magic", "nonce", "header too long", "body too long", "everything"],
)
def test_a_prefix_that_answers_nothing_or_announces_too_much_is_refused(prefix: bytes) -> None:
    with pytest.raises(WireError):
        read_prefix(prefix, NONCE)


def test_the_largest_frame_may_be_announced() -> None:
    largest = (codec.MAX_HEADER_BYTES, codec.MAX_BODY_BYTES)
    assert read_prefix(PREFIX.pack(codec.MAGIC, NONCE, *largest), NONCE) == largest


HOSTILE_NODES = {
    "no array of digits": ["i", "12.5"],
    "a million digits": ["i", "9" * 10**6],
    "more digits than 256 bits": ["i", "9" * 81],
    "one more than 256 bits": ["i", str(2**codec.MAX_INT_BITS)],
    "one less than 256 bits": ["i", str(-(2**codec.MAX_INT_BITS))],
    "a bare number": 5,
    "a bare array": [],
    "an unknown kind": ["q", 1],
    "more of what may not cross than a line": ["x", "y" * (codec.MAX_WHAT + 1)],
    "a handle": ["h", 0, 0],
    "one field too many": ["i", "1", "2"],
    "one field too few": ["c", "0x1p0"],
    "a bool that is a number": ["b", 1],
    "a float that is a number": ["f", 1.5],
    "a float that is none": ["f", "one"],
    "a float beyond all": ["f", "0x1p99999"],
    "a float of many characters": ["f", "0x" + "0" * 60],
    "a text too long": ["s", "x" * (codec.MAX_TEXT + 1)],
    "half a character": ["s", "\ud800"],
    "a dict with a key of another type": ["d", [[1, ["n"]]]],
    "a dict with a key twice": ["d", [["a", ["n"]], ["b", ["n"]], ["a", ["n"]]]],
    "a dict with a key too long": ["d", [["x" * (codec.MAX_TEXT + 1), ["n"]]]],
    "a dict of triples": ["d", [["a", ["n"], ["n"]]]],
    "a list of bare values": ["l", [1, 2]],
    "too deep": functools.reduce(lambda node, _: ["l", [node]], range(9), list[object](["n"])),
    "too many": ["l", [["n"]] * codec.MAX_NODES],
    "objects": ["a", "|O", [1], 0],
    "an unknown dtype": ["a", "<f3", [1], 0],
    "records": ["a", "|V8", [1], 0],
    "big-endian": ["a", ">f8", [1], 0],
    "a dtype of many fields": ["a", "f8,f8", [1], 0],
    "a dtype without end": ["a", "f" * 81, [1], 0],
    "outside of the body": ["a", "<f8", [3], 0],
    "past the end": ["a", "<f8", [2], 1],
    "beginning past the end": ["a", "<f8", [0], 17],
    "a negative offset": ["a", "<f8", [1], -8],
    "a negative size": ["a", "<f8", [-1, -2], 0],
    "a huge size": ["a", "<f8", [2**31] * 8, 0],
    "a size beyond all": ["a", "<f8", [2**70], 0],
    "a fraction as size": ["a", "<f8", [1.5], 0],
    "a zero beside huge sizes": ["a", "<f8", [2**31, 2**31, 2**31, 0], 0],
    "a zero beside a size that sums would have": ["a", "<f8", [2**31, 0], 0],
    "a zero between sizes that multiply": ["a", "|u1", [2**14, 0, 2**13], 0],
    "too many dimensions": ["a", "<f8", [1] * 9, 0],
}


@pytest.mark.parametrize("node", HOSTILE_NODES.values(), ids=HOSTILE_NODES)
def test_a_node_against_the_rules_is_refused(node: object) -> None:
    with pytest.raises(WireError):
        read_reply(header_of(node), bytes(16))


@pytest.mark.parametrize("kind", ["ask", "exchanged"])
def test_what_may_not_cross_is_nothing_to_ask_about(kind: str) -> None:
    value = ["t", [["t", [["x", "an object"]]], ["d", []]]]
    with pytest.raises(WireError, match="may not cross"):
        read_reply(json.dumps({kind: 0, "value": value}).encode(), b"")


HOSTILE_HEADERS = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "no outcomes": b"{}",
    "an unknown field": b'{"outcomes":[],"score":100}',
    "an unknown field of an outcome": b'{"outcomes":[{"kind":"returned","value":["n"],"score":1}]}',
    "an unknown kind of outcome": b'{"outcomes":[{"kind":"passed"}]}',
    "a kind that only the grader gives": b'{"outcomes":[{"kind":"died"}]}',
    "a result without a value": b'{"outcomes":[{"kind":"returned"}]}',
    "invalid UTF-8 for a header": b"\xff\xfe\x00",
    "invalid UTF-8 in a message": b'{"outcomes":[{"kind":"raised","message":"\xff"}]}',
    "a message too long": b'{"outcomes":[{"kind":"raised","message":"' + b"x" * 1001 + b'"}]}',
    "deep nesting of lists": b"[" * 200_000,
    "deep nesting of nodes": b'{"outcomes":[{"kind":"returned","value":' + b'["l",[' * 40_000,
    "a number of a million digits": b'{"outcomes":' + b"1" * 10**6 + b"}",
    "not a number": b'{"outcomes":NaN}',
    "something behind the end": b'{"outcomes":[]}[]',
    "modified of another type": b'{"outcomes":[{"kind":"returned","value":["n"],"modified":[["a",0]]}]}',
    "modified negative": b'{"outcomes":[{"kind":"returned","value":["n"],"modified":[[-1,0]]}]}',
    "too many outcomes": b'{"outcomes":[' + b",".join([b'{"kind":"raised"}'] * 4097) + b"]}",
}


@pytest.mark.parametrize("header", HOSTILE_HEADERS.values(), ids=HOSTILE_HEADERS)
def test_a_header_against_the_schema_is_refused(header: bytes) -> None:
    with pytest.raises(WireError):
        read_reply(header, b"")


def test_not_a_number_is_a_number_of_the_wire() -> None:
    (outcome,) = outcomes_of(header_of(["c", "nan", "-inf"]), b"")
    assert isinstance(outcome, Returned)
    assert isinstance(outcome.value, complex)
    assert math.isnan(outcome.value.real)


def test_an_array_without_elements_may_be_as_wide_as_a_body() -> None:
    (outcome,) = outcomes_of(header_of(["a", "<f8", [codec.MAX_BODY_BYTES // 8, 0], 0]), b"")
    assert isinstance(outcome, Returned)
    assert isinstance(outcome.value, np.ndarray)
    assert outcome.value.shape == (codec.MAX_BODY_BYTES // 8, 0)


def test_every_byte_but_0_is_true_and_the_same_true() -> None:
    (outcome,) = outcomes_of(header_of(["a", "|b1", [2, 2], 1]), bytes([9, 0, 1, 2, 255]))
    assert isinstance(outcome, Returned)
    assert isinstance(outcome.value, np.ndarray)
    assert outcome.value.dtype == np.bool_
    assert outcome.value.tobytes() == bytes([0, 1, 1, 1])


def test_of_a_field_given_twice_one_counts() -> None:
    header = b'{"outcomes":[{"kind":"raised","kind":"missing","message":"a","message":"b"}]}'
    assert read_reply(header, b"") == [Failed("missing", message="b")]


def survives(header: bytes, body: bytes) -> None:
    """Read a reply; only a WireError may come of it."""
    try:
        outcomes = outcomes_of(header, body)
    except WireError:
        return
    assert all(isinstance(outcome, Returned | Failed) for outcome in outcomes)


def test_random_bytes_give_a_wire_error_and_nothing_else() -> None:
    rng = random.Random("random bytes")  # noqa: S311
    for _ in range(10_000):
        with pytest.raises(WireError):
            read_prefix(rng.randbytes(PREFIX.size), NONCE)
        survives(rng.randbytes(rng.randrange(60)), rng.randbytes(8))


def test_mutated_frames_give_a_result_or_a_wire_error_and_nothing_else() -> None:
    encoder = Encoder()
    node = encoder.node({"dW": np.arange(6.0).reshape(2, 3), "parts": [1, 2.5, (None, True, "x"), 3j]})
    header, body = header_of(node), encoder.frame(NONCE, {})[-48:]
    rng = random.Random("mutated frames")  # noqa: S311
    tokens = [b"[", b"]", b'"', b"-", b"1e999", b"null", b"2147483648", b'["n"]', b'"l"', b'"a"', b"\xff", b"{"]
    for _ in range(10_000):
        mutant = bytearray(header)
        for _ in range(rng.randrange(1, 4)):
            start = rng.randrange(len(mutant))
            mutant[start : start + rng.randrange(3)] = rng.choice(tokens)
        survives(bytes(mutant), body[: rng.randrange(len(body) + 1)])


def test_arrays_that_share_the_bytes_of_a_body_are_refused() -> None:
    body = bytes(8 << 10)
    array = ["a", "<f8", [1 << 10], 0]
    header = json.dumps({"outcomes": [{"kind": "returned", "value": ["l", [array, array]], "modified": []}]})
    with pytest.raises(WireError, match="arrays outside of the body"):
        read_reply(header.encode(), body)
