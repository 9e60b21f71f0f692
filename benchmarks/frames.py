"""Frames as an honest guest sends them, and changed ones; for ``fuzz_wire``."""

import functools
import json
import random
from typing import Any

import numpy as np

from autograder.sandbox.guest.codec import DTYPES, MAGIC, MAX_DEPTH, MAX_HEADER_BYTES, MAX_NODES, PREFIX, Encoder

NONCE = bytes(range(16))
TOKENS = (
    *(b"[", b"]", b"{", b"}", b'"', b",", b":", b"-", b"\\", b"\x00", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\\u0000"),
    *(
        b"null",
        b"true",
        b"NaN",
        b"1e999",
        b"-1",
        b"1.5",
        b"9" * 5000,
        b"x" * 70_000,
        b'["n"]',
        b'["l",[',
        b'"n"',
        b"[]",
    ),
)
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        1,
        8,
        9,
        4096,
        2**31,
        2**31 + 1,
        2**62,
        2**64,
        10**400,
        1.5,
        1e300,
        [],
        {},
        [[]],
        [0, 0],
        [1] * 9,
    ),
    *("", "1", "-0", "9" * 79, "9" * 200, "nan", "0x1p0", "0x1p9999", "\x00", "\ud800", "x" * 70_000, "|O", *DTYPES),
    *(
        "n",
        "b",
        "i",
        "f",
        "c",
        "s",
        "a",
        "k",
        "l",
        "t",
        "d",
        "h",
        "returned",
        "raised",
        "died",
        "outcomes",
        "ask",
        "value",
    ),
    *(
        ["n"],
        ["i", "5"],
        ["f", "inf"],
        ["c", "nan", "0x1p0"],
        ["s", "x"],
        ["k", "dict"],
        ["l", []],
        ["t", []],
        ["d", []],
    ),
    *(["a", dtype, shape, 0] for dtype in ("|b1", "<f2", "<c16") for shape in ([], [2], [0, 2**31], [2**16, 2**16])),
)
_END: list[object] = ["n"]
_TOO_MUCH = (["l", [["n"]] * MAX_NODES], functools.reduce(lambda node, _: ["t", [node]], range(MAX_DEPTH), _END))
Frame = tuple[bytes, bytes, bytes]
"""Prefix, header and body."""


def honest() -> list[Frame]:
    """Return replies and questions that keep all rules."""
    found: list[Frame] = []
    for value in (
        {"dW": np.arange(6.0).reshape(2, 3), "parts": [1, 2.5, (None, True, "x"), 3j]},
        [np.zeros((2, 0, 3)), np.array([True, False]), np.float32(1.5), ["deep", [["er"]]]],
    ):
        encoder = Encoder()
        node = encoder.node(value)
        returned = {"kind": "returned", "value": node, "modified": [[0, 1]], "steps": 12}
        raised = {"kind": "raised", "type": "ValueError", "message": "no", "where": "line 3"}
        kept = {"kind": "returned", "value": ["k", "dict"]}
        headers = {"outcomes": [returned, raised, kept]}, {"ask": 0, "value": node}
        found += [_framed(_text(header), encoder.body()) for header in headers]
    return found


def changed(frame: Frame, rng: random.Random) -> Frame:
    """Return a frame with one to three changes, mostly in the tree of its header, otherwise in its bytes."""
    _, header, body = frame
    for _ in range(rng.randrange(1, 4)):
        header = _other_tree(header, rng) if rng.random() < 0.8 else _other_bytes(header, rng)
    if rng.random() < 0.2:
        body = rng.choice((b"", body[: rng.randrange(len(body) + 1)], rng.randbytes(64), bytes(4096)))
    prefix, header, body = _framed(header[:MAX_HEADER_BYTES], body)
    if rng.random() < 0.02:
        place = rng.randrange(len(prefix))
        prefix = prefix[:place] + rng.randbytes(1) + prefix[place + 1 :]
    return prefix, header, body


def _framed(header: bytes, body: bytes) -> Frame:
    return PREFIX.pack(MAGIC, NONCE, len(header), len(body)), header, body


def _text(tree: object) -> bytes:
    return json.dumps(tree, separators=(",", ":")).encode()


def _other_bytes(header: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(header) + 1)
    token = rng.choice(TOKENS) if rng.random() < 0.7 else rng.randbytes(rng.randrange(3))
    return header[:place] + token + header[place + rng.choice((0, 0, 1, 2, 5, 12)) :]


def _other_tree(header: bytes, rng: random.Random) -> bytes:
    try:
        tree = json.loads(header)
        return _text(_changed_below(tree, rng))
    except (ValueError, RecursionError):  # it is no longer JSON
        return _other_bytes(header, rng)


def _changed_below(tree: Any, rng: random.Random) -> Any:  # noqa: ANN401 - whatever JSON can be
    """Return the tree with one change."""
    if isinstance(tree, dict) and tree and rng.random() < 0.95:
        key = rng.choice(list(tree))
        chance = rng.random()
        if chance < 0.05:
            return {name: item for name, item in tree.items() if name != key}
        if chance < 0.1:
            return {**tree, str(rng.choice(VALUES))[:90]: rng.choice(VALUES)}
        return {**tree, key: _changed_below(tree[key], rng)}
    if isinstance(tree, list) and tree and rng.random() < 0.9:
        place = rng.randrange(len(tree))
        return [*tree[:place], *_items(tree[place], rng), *tree[place + 1 :]]
    if rng.random() < 0.01:
        return rng.choice(_TOO_MUCH)
    return rng.choice(([rng.choice("lt"), [tree]], rng.choice(VALUES), rng.choice(VALUES)))


def _items(item: object, rng: random.Random) -> list[object]:
    """Return what replaces an item of a list: nothing, several copies of it, or another item."""
    chance = rng.random()
    if chance < 0.05:
        return []
    if chance < 0.15:
        return [item] * rng.choices((2, 3, 9, 300, 5000), (8, 8, 4, 2, 1))[0]
    return [_changed_below(item, rng)]
