"""Ten thousand frames that nobody would write by hand: each is a reply or a WireError, within the bound of memory."""

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.sandbox.calls import Failed, Returned
from autograder.sandbox.guest import codec
from autograder.sandbox.guest.codec import PREFIX, Encoder
from autograder.sandbox.wire import HELD_ANYWAY, HELD_PER_HEADER_BYTE, Question, WireError, read_prefix, read_reply

NONCE = bytes(range(16))
KINDS = ("n", "b", "i", "f", "c", "s", "a", "k", "l", "t", "d", "h", "f()", "x")
EDGES = (-1, 0, 1, 7, 8, 9, 255, 256, 4096, 4097, 2**31, 2**31 + 1, 2**62, 2**63, 2**64, 10**400)
TOKENS = (
    *(b"[", b"]", b"{", b"}", b'"', b",", b":", b"-", b"\\", b"\x00", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\\u0000"),
    *(b"null", b"true", b"NaN", b"Infinity", b"1e999", b"-0", b"0.0", b"1" * 5000, b'["n"]', b'["l",[', b'["d",[["a",'),
    *(b'"l"', b'"a"', b'"|b1"', b'"<f8"', b'"|O"', b"2147483648", b'"ask":0,', b'"value":', b'"kind":"returned",'),
)
FUZZ = settings(deadline=None, derandomize=True, database=None)
SEEDS: tuple[object, ...] = (
    {"dW": np.arange(6.0).reshape(2, 3), "parts": [1, 2.5, (None, True, "x"), 3j]},
    [np.zeros((2, 0, 3)), np.array([True, False]), np.float32(1.5), np.arange(3, dtype=np.uint8)],
    (2**255, "\N{GREEK SMALL LETTER LAMDA}" * 9, {"a": {"b": {"c": [[], (), {}]}}}),
)


def seeds() -> Iterator[tuple[bytes, bytes]]:
    """Header and body of replies and questions as an honest guest sends them."""
    for value in SEEDS:
        encoder = Encoder()
        node = encoder.node(value)
        returned = {"kind": "returned", "value": node, "modified": [[0, 1]], "steps": 12}
        raised = {"kind": "raised", "type": "ValueError", "message": "no", "where": "line 3"}
        for header in ({"outcomes": [returned, raised]}, {"ask": 0, "value": node}):
            yield json.dumps(header, separators=(",", ":")).encode(), encoder.body()


def survives(header: bytes, body: bytes) -> None:
    """Read a reply; only a WireError may come of it, and whatever else comes of it is of our own types."""
    try:
        reply = read_reply(header, body)
    except WireError:
        return
    if not isinstance(reply, Question):
        assert all(isinstance(outcome, Returned | Failed) for outcome in reply)


def held(header: bytes, body: bytes) -> int:
    """Return the most bytes that reading a reply holds at a time."""
    tracemalloc.start()
    try:
        survives(header, body)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def stays_within_bounds(header: bytes, body: bytes) -> None:
    assert held(header, body) <= HELD_PER_HEADER_BYTE * len(header) + len(body) + HELD_ANYWAY


@st.composite
def mutants(draw: st.DrawFn) -> list[tuple[bytes, bytes]]:
    """Ten generations of one seed, each changed once more."""
    header, body = draw(st.sampled_from(list(seeds())))
    found = []
    changes = st.tuples(st.integers(0, 2**16), st.integers(0, 12), st.sampled_from(TOKENS) | st.binary(max_size=3))
    for start, length, token in draw(st.lists(changes, min_size=10, max_size=10)):
        place = start % (len(header) + 1)
        changed = header[:place] + token + header[place + length :]
        found.append((changed, body[: len(body) - start % 3]))
        if start % 2:
            header = changed
    return found


NUMBERS = st.sampled_from(EDGES) | st.floats(allow_nan=True) | st.booleans() | st.none()
WORDS = st.sampled_from(["", "1", "nan", "0x1p0", "-inf", "9" * 79, *sorted(codec.DTYPES)]) | st.text(max_size=4)
LEAVES = st.builds(
    lambda kind, rest: [kind, *rest],
    st.sampled_from(KINDS),
    st.lists(WORDS | NUMBERS | st.lists(NUMBERS, max_size=9), max_size=4),
)
ARRAYS = st.builds(
    lambda dtype, shape, offset: ["a", dtype, shape, offset],
    st.sampled_from(sorted(codec.DTYPES)),
    st.lists(st.sampled_from([0, 1, 2, 3, 8, 2**20, 2**31]), max_size=8),
    st.sampled_from([0, 1, 8, 63, 64, 65, 2**31]),
)
NODES = st.recursive(
    LEAVES | ARRAYS,
    lambda inner: (
        st.tuples(st.sampled_from(["l", "t"]), st.lists(inner, max_size=3))
        | st.tuples(st.just("d"), st.lists(st.tuples(WORDS, inner), max_size=3))
    ),
    max_leaves=5,
)
OUTCOMES = st.fixed_dictionaries(
    {"kind": st.sampled_from(["returned", "raised", "missing", "died"])},
    optional={
        "value": NODES,
        "modified": st.lists(st.lists(NUMBERS, max_size=3), max_size=3),
        "steps": NUMBERS,
        "message": WORDS,
    },
)
HEADERS = st.fixed_dictionaries(
    {}, optional={"outcomes": st.lists(OUTCOMES, max_size=3), "ask": NUMBERS, "value": NODES, "score": NUMBERS}
).filter(bool)


@settings(FUZZ, max_examples=700)
@given(mutants())
def test_what_becomes_of_an_honest_reply_by_changes_gives_a_reply_or_a_wire_error(
    frames: list[tuple[bytes, bytes]],
) -> None:
    for header, body in frames:
        survives(header, body)


@settings(FUZZ, max_examples=300)
@given(st.lists(HEADERS, min_size=1, max_size=3))
def test_headers_that_nearly_follow_the_grammar_give_a_reply_or_a_wire_error(headers: list[dict[str, Any]]) -> None:
    for header in headers:
        survives(json.dumps(header).encode(), bytes(range(64)))


@settings(FUZZ, max_examples=500)
@given(st.lists(st.binary(max_size=200), min_size=6, max_size=6))
def test_raw_bytes_give_a_wire_error(chunks: list[bytes]) -> None:
    for data in chunks:
        with pytest.raises(WireError):
            read_reply(data, data)
        with pytest.raises(WireError):
            read_prefix(data[: PREFIX.size].ljust(PREFIX.size, b"\0"), NONCE)


@settings(FUZZ, max_examples=30)
@given(mutants(), HEADERS)
def test_no_frame_takes_more_memory_than_the_bound(frames: list[tuple[bytes, bytes]], header: dict[str, Any]) -> None:
    for frame in [*frames, (json.dumps(header).encode(), bytes(64))]:
        stays_within_bounds(*frame)


RETURNED = '{"outcomes":[{"kind":"returned","value":%s}]}'
DENSE = {
    "nothings": (RETURNED % '["l",[%s]]', '["n"]'),
    "empty lists": (RETURNED % '["l",[%s]]', '["l",[]]'),
    "empty dicts": (RETURNED % '["l",[%s]]', '["d",[]]'),
    "short texts": (RETURNED % '["l",[%s]]', '["s","\N{LATIN SMALL LETTER A WITH MACRON}"]'),
    "short kept items": (RETURNED % '["l",[%s]]', '["k","\N{LATIN SMALL LETTER A WITH MACRON}"]'),
    "arrays of one": (RETURNED % '["l",[%s]]', '["a","|b1",[],0]'),
    "empty arrays": (RETURNED % '["l",[%s]]', '["a","|b1",[0,9,9,9,9,9,9,9],0]'),
    "pairs": (RETURNED % '["d",[%s]]', '["",["n"]]'),
    "sizes": (RETURNED % '["a","<f8",[%s],0]', "300"),
    "modified": ('{"outcomes":[{"kind":"returned","value":["n"],"modified":[%s]}]}', "[0,999]"),
    "outcomes": ('{"outcomes":[%s]}', '{"kind":"raised"}'),
    "results": ('{"outcomes":[%s]}', '{"kind":"returned","value":["d",[]]}'),
}


@pytest.mark.parametrize("fits", [True, False], ids=["as many as may be", "as many as a header holds"])
@pytest.mark.parametrize(("frame", "item"), DENSE.values(), ids=DENSE)
def test_the_densest_headers_stay_within_the_bound(frame: str, item: str, fits: bool) -> None:  # noqa: FBT001
    room = (codec.MAX_HEADER_BYTES - len(frame.encode())) // (len(item.encode()) + 1)
    count = min(room, codec.MAX_NODES - 1) if fits else room
    header = (frame % ",".join([item] * count)).encode()
    assert len(header) <= codec.MAX_HEADER_BYTES
    stays_within_bounds(header, bytes(4096))


def test_a_text_that_one_character_makes_wide_stays_within_the_bound() -> None:
    text = "x" * (codec.MAX_HEADER_BYTES - 100) + "\N{GRINNING FACE}"
    stays_within_bounds((RETURNED % f'["s","{text}"]').encode(), b"")


@pytest.mark.parametrize("dtype", ["<f8", "|u1", "|b1"])
def test_the_largest_body_is_held_once_more_and_no_more(dtype: str) -> None:
    count = codec.MAX_BODY_BYTES // np.dtype(dtype).itemsize
    stays_within_bounds((RETURNED % f'["a","{dtype}",[{count}],0]').encode(), bytes(codec.MAX_BODY_BYTES))
