"""What crosses the wire arrives as it was sent; what may not cross is refused where it starts."""

import json
from collections import OrderedDict
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.sandbox.calls import Kept, Outcome, Returned
from autograder.sandbox.guest import codec
from autograder.sandbox.guest.codec import PREFIX, Encoder, Keep, UnsendableError, read_value
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.wire import read_prefix, read_reply

NONCE = bytes(range(16))


class Pair(NamedTuple):
    Z: float
    cache: object


LARGEST = np.zeros(codec.MAX_BODY_BYTES, "u1")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**codec.MAX_INT_BITS) + 1, 2**codec.MAX_INT_BITS - 1)
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=30)
)
ARRAYS = hnp.arrays(
    st.sampled_from(sorted(codec.DTYPES)).map(np.dtype),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def outcomes_of(header: bytes, body: bytes) -> list[Outcome]:
    reply = read_reply(header, body)
    assert isinstance(reply, list)
    return reply


def same(left: Any, right: Any) -> bool:  # noqa: ANN401 - any values
    """Whether two values are of the same types throughout, and equal bit by bit (NaN included)."""
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray):
        return (left.dtype, left.shape, left.tobytes()) == (right.dtype, right.shape, right.tobytes())
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    return repr(left) == repr(right)  # tells -0.0 from 0.0, and NaN is NaN


def reply(value: object) -> tuple[bytes, bytes]:
    """Header and body of the frame a guest sends for ``value``."""
    encoder = Encoder()
    outcome = {"kind": "returned", "value": encoder.node(value), "modified": []}
    frame = encoder.frame(NONCE, {"outcomes": [outcome]})
    header_bytes, body_bytes = read_prefix(frame[: PREFIX.size], NONCE)
    middle = PREFIX.size + header_bytes
    assert len(frame) == middle + body_bytes
    return frame[PREFIX.size : middle], frame[middle:]


def arrived(value: object) -> object:
    (outcome,) = outcomes_of(*reply(value))
    assert isinstance(outcome, Returned)
    return outcome.value


def nested(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


@settings(deadline=None, max_examples=150)
@given(VALUES)
def test_every_value_the_guest_can_send_arrives_unchanged(value: object) -> None:
    assert same(arrived(value), value)


@settings(deadline=None, max_examples=100)
@given(VALUES)
def test_every_value_the_grader_can_send_arrives_unchanged(value: object) -> None:
    header, body = reply(value)
    node = json.loads(header)["outcomes"][0]["value"]
    assert same(read_value(node, body, lambda _node: None), value)


def test_a_handle_is_looked_up_where_it_arrives() -> None:
    node = Encoder().node((Handle(3, 1), 5))
    assert read_value(node, b"", lambda found: f"{found[1]}/{found[2]}") == ("3/1", 5)


def test_a_kept_item_arrives_as_the_name_of_its_type() -> None:
    assert arrived((1.5, Keep({1: 2}))) == (1.5, Kept("dict"))


@pytest.mark.parametrize(
    "array",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(12.0)[::-2],
        np.arange(6, dtype=">i4").reshape(2, 3),
        np.broadcast_to(np.float32(2.5), (2, 3)),
        np.float64(0.1),
        np.zeros((2, 0, 3)),
    ],
    ids=["transposed", "strided", "big-endian", "broadcast", "scalar", "empty"],
)
def test_an_array_arrives_whatever_its_layout(array: np.ndarray[Any, Any]) -> None:
    result = arrived(array)
    assert isinstance(result, np.ndarray)
    assert result.shape == array.shape
    assert np.array_equal(result, array)
    assert result.flags.owndata
    assert result.flags.writeable


def test_subclasses_arrive_as_the_plain_array_below() -> None:
    masked = np.ma.array([1.0, 2.0, 3.0], mask=[True, False, True])
    assert same(arrived(masked), np.array([1.0, 2.0, 3.0]))
    assert same(arrived(np.ones((2, 3)).view(np.matrix)), np.ones((2, 3)))


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (type("Counter", (int,), {})(3), 3),
        (type("Text", (str,), {})("x"), "x"),
        (OrderedDict(W=1.0), {"W": 1.0}),
        ({np.str_("W"): 1.0}, {"W": 1.0}),
        (Pair(1.0, None), (1.0, None)),
        (np.ones(2, np.longdouble), np.ones(2)),
        (np.ones(2, np.clongdouble), np.ones(2, complex)),
    ],
)
def test_what_only_adds_to_a_plain_type_arrives_as_that(value: object, plain: object) -> None:
    assert same(arrived(value), plain)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (object(), "builtins.object"),
        ({1, 2}, "builtins.set"),
        (b"bytes", "builtins.bytes"),
        (lambda: 1, "function"),
        ({1: 2}, "key of type int"),
        (np.array([None]), "dtype object"),
        (np.array(["text"]), "dtype <U4"),
        (np.zeros(2, "M8[s]"), "dtype datetime64"),
        (np.zeros(2, [("x", "f8")]), "dtype"),
        (np.broadcast_to(np.float64(1.0), (1 << 40,)), "bytes of arrays"),
        ("\ud800", "Unicode"),
        ({"\udfff": 1}, "Unicode"),
    ],
)
def test_a_value_that_may_not_cross_is_refused_with_its_reason(value: object, reason: str) -> None:
    with pytest.raises(UnsendableError, match=reason):
        Encoder().node(value)


@pytest.mark.parametrize(
    ("largest", "too_large"),
    [
        (nested(codec.MAX_DEPTH), nested(codec.MAX_DEPTH + 1)),
        ([None] * (codec.MAX_NODES - 1), [None] * codec.MAX_NODES),
        (2**codec.MAX_INT_BITS - 1, 2**codec.MAX_INT_BITS),
        (1 - 2**codec.MAX_INT_BITS, -(2**codec.MAX_INT_BITS)),
        ("x" * codec.MAX_TEXT, "x" * (codec.MAX_TEXT + 1)),
        (np.zeros((1,) * codec.MAX_DIMENSIONS), np.zeros((1,) * (codec.MAX_DIMENSIONS + 1))),
        (LARGEST, np.broadcast_to(LARGEST[:1], (codec.MAX_BODY_BYTES + 1,))),
        ([LARGEST[1:], LARGEST[:1]], [LARGEST, LARGEST[:1]]),
    ],
    ids=["depth", "nodes", "int", "negative int", "text", "dimensions", "body", "body of two"],
)
def test_the_largest_value_crosses_and_the_next_one_does_not(largest: object, too_large: object) -> None:
    assert same(arrived(largest), largest)
    with pytest.raises(UnsendableError):
        Encoder().node(too_large)


def test_a_kept_item_counts_as_an_item_and_as_a_level() -> None:
    result = (nested(codec.MAX_DEPTH - 1), Keep(object()))
    assert arrived(result) == (result[0], Kept("object"))
    with pytest.raises(UnsendableError, match="levels"):
        Encoder().node((nested(codec.MAX_DEPTH), Keep(object())))
    with pytest.raises(UnsendableError, match="items"):
        Encoder().node((*[None] * (codec.MAX_NODES - 1), Keep(object())))


def test_a_refused_value_takes_no_room_from_the_next() -> None:
    encoder = Encoder()
    with pytest.raises(UnsendableError):
        encoder.node([LARGEST, *[None] * (codec.MAX_NODES - 3), object()])
    node = encoder.node([LARGEST, *[None] * (codec.MAX_NODES - 2)])
    assert node[1][0] == ["a", "|u1", [codec.MAX_BODY_BYTES], 0]


def test_a_header_longer_than_a_frame_allows_is_refused() -> None:
    encoder = Encoder()
    nodes = [encoder.node("x" * codec.MAX_TEXT) for _ in range(4)]
    with pytest.raises(UnsendableError, match="description"):
        encoder.frame(NONCE, {"outcomes": nodes})
