"""Explanations of wrong values: one mistake, or two at once, with what each of them gives."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from autograder.numeric.arrays import Array
from autograder.numeric.evidence import Piece

Change = Callable[[Piece, Array], Array | None]
"""What a mistake makes of a value."""
Predict = Callable[[Piece], Array | None]
"""What a mistake gives at a piece of evidence; None where it gives nothing."""

_RANKS = {
    "sign": 3,
    "zero": 3,
    "transposed": 3,
    "transposed-shape": 3,
    "squeezed": 3,
    "extra-mean": 3,
    "missing-mean": 3,
    "scrambled-reshape": 4,
    "summed-for-all": 4,
    "whole-numbers": 4,
    "half-precision": 5,
    "constant-factor": 6,
}
"""Priority of explanations where several fit: the lower, the more specific. Last comes what has a free factor."""
VAGUE = frozenset({"other-variable", "other-index", "other-number", "line-missing", "loop-too-short"})
"""Names of slips that say little: another one is better, and beside another one they prove nothing."""
_HALF_DIGITS = 1e-2
_PARALLEL = 0.99
"""From this squared cosine on, a gradient is a multiple of its argument: adding more of that is a factor."""
_HALF_LEAST = 6e-8
"""What float16 holds of a number near zero is off by no more."""
_CUTS: tuple[Callable[[Array], Array], ...] = (np.trunc, np.rint, np.floor, np.ceil)


class Explanation(NamedTuple):
    """One or two mistakes by name, whether they explain a piece of evidence, and how much that tells.

    ``telling`` counts the numbers by which what the mistake gives differs from the right value.
    """

    names: tuple[str, ...]
    fits: Callable[[Piece], bool]
    telling: Callable[[Piece], int]
    order: int = 0

    @property
    def rank(self) -> int:
        """The less, the more specific; ``order`` is among slips."""
        return self.order + sum(_RANKS.get(name, 0) for name in self.names)


def singles(wrong: Sequence[Piece], first: Piece) -> Iterator[Explanation]:
    """Yield every mistake that may explain ``first``, one of the wrong pieces of evidence."""
    yield Explanation(("zero",), lambda piece: piece.fits(np.zeros(piece.value.shape)), _off)
    for name, change in _changes(wrong).items():
        yield _predicted((name,), _changed(change, _right))
    yield Explanation(("whole-numbers",), _is_cut, _cut_off)
    for cut in _CUTS:
        yield Explanation(("whole-numbers",), _is_cut_by(cut), _cut_off)
    yield Explanation(("half-precision",), _is_half, _off)
    yield _predicted(("scrambled-reshape",), _changed(_scrambled, _right))
    yield _predicted(("summed-for-all",), _changed(_MORE["summed-for-all"], _right))
    factor = first.factor
    if factor not in {0.0, -1.0}:
        yield _predicted(("constant-factor",), lambda piece: factor * piece.value)


def told_slips(_wrong: Sequence[Piece], first: Piece) -> Iterator[Explanation]:
    """Yield every slip that somebody gave a name, the more telling ones first."""
    yield from _slips(first, slice(first.changes.told if first.changes else 0))


def slips(wrong: Sequence[Piece], first: Piece) -> Iterator[Explanation]:
    """Yield every other slip in a right function that may explain ``first``, the more telling ones first."""
    if first.changes is None:
        return
    if all(piece.changes is not None and piece.changes.moved is not None for piece in wrong):
        yield _predicted(("weight-decay",), _decayed)
    yield from _slips(first, slice(first.changes.told, None))


def _slips(first: Piece, which: slice) -> Iterator[Explanation]:
    keys = list(first.changes.values)[which] if first.changes else ()
    for order, key in enumerate(keys, start=1):
        yield _predicted(tuple(_name(key).split("+")), _slip(key))._replace(order=order)


def _slip(key: str) -> Predict:
    def predict(piece: Piece) -> Array | None:
        value = None if piece.changes is None else piece.changes.values.get(key)
        # Who falls back on the right formula where the shapes do not fit has still made the mistake elsewhere.
        if value is not None and piece.is_right and value.shape != piece.value.shape and value.ndim == piece.value.ndim:
            return None
        return value

    return predict


def _decayed(piece: Piece) -> Array | None:
    """The right value with that multiple of its argument added that fits best."""
    moved = None if piece.changes is None else piece.changes.moved
    if moved is None or piece.actual is None or not moved.shape == piece.actual.shape == piece.value.shape:
        return None
    if moved.size == 1:  # any number is some multiple: it says nothing
        return np.asarray(piece.actual, np.float64)
    off = np.nan_to_num(piece.actual - piece.value, posinf=0.0, neginf=0.0)
    square, along = float(np.vdot(moved, moved).real), float(np.vdot(moved, piece.value).real)
    is_along = along**2 > _PARALLEL * square * float(np.vdot(piece.value, piece.value).real)
    if not square or (is_along and piece.evidence.output.startswith("d")):
        return None  # of such a gradient a multiple of it is nothing but a factor
    return piece.value + float(np.vdot(moved, off).real) / square * moved


def pairs(wrong: Sequence[Piece], _first: Piece) -> Iterator[Explanation]:
    """Yield every two changes of the right value at once."""
    changes = _changes(wrong)
    for (name, change), (other, outer) in itertools.combinations(changes.items(), 2):
        yield _predicted((name, other), _changed(outer, _changed(change, _right)))


def slips_and_more(wrong: Sequence[Piece], first: Piece) -> Iterator[Explanation]:
    """Yield every slip with another change of the value that it gives."""
    if first.changes is None:
        return
    changes = {**_changes(wrong), **_MORE}
    for order, key in enumerate(first.changes.values, start=1):
        name = _name(key)
        for other, change in changes.items():
            if name not in VAGUE and "+" not in name and name != _name(other):
                yield _predicted((name, _name(other)), _changed(change, _slip(key)))._replace(order=order)


def two_slips(_wrong: Sequence[Piece], first: Piece) -> Iterator[Explanation]:
    """Yield every two slips that may explain ``first``, the more telling ones first."""
    if first.changes is None:
        return
    for order, key in enumerate(first.changes.twofold(), start=1):
        yield _predicted(tuple(_name(key).split("+")), _two(key))._replace(order=order)


def _two(key: str) -> Predict:
    return lambda piece: None if piece.changes is None else piece.changes.twofold().get(key)


def _changes(wrong: Sequence[Piece]) -> Mapping[str, Change]:
    """What can happen to any value; of a transpose the shapes tell, unless all are square."""
    is_square = all(piece.value.ndim == 2 and len(set(piece.value.shape)) == 1 for piece in wrong)
    return {
        "sign": lambda _, value: -value,
        "extra-mean": lambda piece, value: value / piece.m,
        "missing-mean": lambda piece, value: value * piece.m,
        **({"transposed": _transposed_square} if is_square else {"transposed-shape": _transposed}),
        "squeezed": _squeezed,  # the last to be done: a transpose needs two axes
    }


def _scrambled(_piece: Piece, value: Array) -> Array | None:
    """Line breaks set otherwise in the place of a transpose."""
    return value.T.reshape(value.shape) if value.ndim > 1 else None


_MORE: Mapping[str, Change] = {
    "scrambled-reshape": _scrambled,
    "factor-two": lambda _, value: 2 * value,
    "factor-two/half": lambda _, value: value / 2,
    "summed-for-all": lambda _, value: np.full(value.shape, value.sum()),
    "averaged": lambda _, value: value / value.size,
}
"""What else can happen to a value that is wrong already."""


def _transposed(_piece: Piece, value: Array) -> Array | None:
    return value.T if value.ndim == 2 else None


def _transposed_square(_piece: Piece, value: Array) -> Array | None:
    """The transpose where its shape does not give it away."""
    return value.T if value.ndim == 2 and len(set(value.shape)) == 1 else None


def _squeezed(piece: Piece, value: Array) -> Array:
    """Without the axes of length 1; of several such shapes the one that came."""
    came = () if piece.actual is None else piece.actual.shape
    is_squeezed = len(came) < value.ndim and [n for n in came if n != 1] == [n for n in value.shape if n != 1]
    return value.reshape(came) if is_squeezed else value.squeeze()


def _right(piece: Piece) -> Array:
    return piece.value


def _name(key: str) -> str:
    return key.partition("/")[0]


def _changed(change: Change, predict: Predict) -> Predict:
    def changed(piece: Piece) -> Array | None:
        value = predict(piece)
        return None if value is None else change(piece, value)

    return changed


def _predicted(names: tuple[str, ...], predict: Predict) -> Explanation:
    return Explanation(
        tuple(sorted(names)), lambda piece: piece.fits(predict(piece)), lambda piece: piece.telling(predict(piece))
    )


def _off(piece: Piece) -> int:
    return piece.evidence.difference.wrong_elements if piece.evidence.difference else 0


def _cut_off(piece: Piece) -> int:
    """How many numbers tell of a cut: those that it leaves something of."""
    return int(np.count_nonzero(np.asarray(piece.actual))) if _off(piece) else 0


def _whole(piece: Piece) -> Array | None:
    """What came, if its shape is right and all of it whole numbers."""
    actual = piece.actual
    if actual is None or actual.shape != piece.value.shape or not np.array_equal(actual, np.rint(actual)):
        return None
    return actual


def _is_cut(piece: Piece) -> bool:
    """Whether what came is of a whole type and what is left of the right values: sums of cut numbers, too."""
    actual = _whole(piece)
    if actual is None or actual.dtype.kind not in "iu":
        return piece.is_right and piece.is_free
    return piece.is_right or bool(np.abs(actual - piece.value).max(initial=0.0) <= 1)


def _is_cut_by(cut: Callable[[Array], Array]) -> Callable[[Piece], bool]:
    def is_cut(piece: Piece) -> bool:
        actual = _whole(piece)
        if actual is None:
            return piece.is_right and piece.is_free
        slack = 1e-6 * np.abs(piece.value)
        return bool(((actual == cut(piece.value - slack)) | (actual == cut(piece.value + slack))).all())

    return is_cut


def _is_half(piece: Piece) -> bool:
    """Whether float16 holds every number that came, and each is right to about two digits."""
    actual = piece.actual
    if piece.is_right and piece.is_free:
        return True
    if actual is None or actual.shape != piece.value.shape:
        return False
    with np.errstate(over="ignore", under="ignore"):
        is_held = np.array_equal(actual.astype(np.float16).astype(actual.dtype), actual)
    allowed = max(_HALF_DIGITS * np.abs(piece.value).max(initial=0.0), _HALF_LEAST)
    return is_held and bool(np.abs(actual - piece.value).max(initial=0.0) <= allowed)
