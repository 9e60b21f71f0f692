"""What can be said of wrong values that have no name, and the details of those that have; never a right value."""

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.numeric.arrays import Array
from autograder.numeric.compare import tolerance
from autograder.numeric.evidence import Outline, Piece

_ENOUGH = 4
_LISTED = 3
_ALIKE = 0.9
_TYPES: dict[type, str] = {
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    type(None): "None",
    bool: "a bool",
    int: "a number",
    float: "a number",
    str: "a text",
}
"""The types of what may come from a student; what else there is says itself what it is."""


def plain(piece: Piece) -> str:
    """Say how a wrong value is off, and where most of all."""
    actual, expected, found = piece.evidence.actual, piece.value, piece.evidence.difference
    if found is None:
        return "it is right"
    if found.kind == "type":
        return _of_type(actual, expected)
    if found.kind == "shape":
        return f"its shape is {_shape(actual)}, not {expected.shape}"
    if expected.size == 1:
        return "the number is off"
    place = f"[{', '.join(map(str, found.index))}]"
    if found.wrong_elements == 1:
        return f"1 of {expected.size} elements is off, {place}"
    return f"{found.wrong_elements} of {expected.size} elements are off, most of all {place}"


def detail(name: str, piece: Piece) -> str:
    """Say after the name of a mistake what it amounts to here."""
    if name == "constant-factor":
        return f" ({piece.factor:.7g})"
    if name == "wrong-shape":
        hint = "; a gradient has the shape of what it is the gradient of" if piece.evidence.output[0] == "d" else ""
        return f": {_shape(piece.evidence.actual)}, not {piece.value.shape}{hint}"
    if name in {"whole-numbers", "zero"} and piece.actual is not None and piece.actual.dtype.kind in "iu":
        return f"; its type is {piece.actual.dtype}"
    if name in {"transposed-shape", "not-an-array"} and piece.kind != "value":
        return f" ({plain(piece)})"
    return ""


def facts(wrong: Sequence[Piece]) -> Iterator[str]:
    """Yield what is known without a name: which rows or columns, of which sign, by which factors."""
    whole = [piece for piece in wrong if piece.kind == "value"]
    if len(whole) < len(wrong) or whole[0].value.size == 1:
        return
    actual, right, is_off = _flat(whole)
    dtype = np.asarray(whole[0].actual).dtype
    if dtype.kind in "iu" or dtype == np.float16:
        yield f"its type is {dtype}"
    yield from _lines(whole[0])
    if is_off.sum() < _ENOUGH:
        return
    for sign, word in ((1, "positive"), (-1, "negative")):
        if (sign * right[is_off] > 0).all() and (sign * right < 0).sum() >= _ENOUGH:
            yield f"only elements that should be {word}"
    yield from _factors(actual[is_off], right[is_off])


def _flat(pieces: Sequence[Piece]) -> tuple[Array, Array, Array]:
    """All numbers of several pieces: what came, what is right, and whether that is not the same."""
    actual = [np.asarray(piece.actual, np.float64).ravel() for piece in pieces]
    right = [piece.value.ravel() for piece in pieces]
    return np.concatenate(actual), np.concatenate(right), np.concatenate([_is_off(piece).ravel() for piece in pieces])


def _is_off(piece: Piece) -> Array:
    actual = np.asarray(piece.actual)
    allowed = tolerance(piece.expected, "float32" if actual.dtype == np.float32 else piece.evidence.precision)
    return np.asarray(np.maximum(piece.expected.low - actual, actual - piece.expected.high) > allowed)


def _lines(piece: Piece) -> Iterator[str]:
    """Say which rows or columns are off, where the others are right."""
    if piece.value.ndim != 2:
        return
    is_off = _is_off(piece)
    for axis, word in ((1, "row"), (0, "column")):
        wrong, whole = np.any(is_off, axis=axis), np.all(is_off, axis=axis)
        lines = [str(line) for line in np.flatnonzero(wrong)]
        is_few = len(lines) <= _LISTED and 2 * len(lines) <= wrong.size
        if is_off.shape[axis] > 1 and is_few and np.array_equal(wrong, whole):
            yield f"only {word}{'s' if len(lines) > 1 else ''} {_listed(lines)}"


def _factors(actual: Array, right: Array) -> Iterator[str]:
    if not right.all():
        return
    factors = actual / right
    least, most = f"{factors.min():.2g}", f"{factors.max():.2g}"
    between = f"factors between {least} and {most}" if least != most else f"a factor of about {least}"
    if least == most == "1":
        between = f"up to {100 * np.abs(factors - 1).max():.1g} %"
    if factors.min() > 1:
        yield f"too large by {between}"
    elif factors.min() > 0 and factors.max() < 1:
        yield f"too small by {between}"
    elif factors.max() < 0:
        yield f"of the wrong sign, with {between}"
    elif actual.std() and right.std() and np.corrcoef(actual, right)[0, 1] > _ALIKE:
        yield f"its pattern is nearly right (correlation {min(np.corrcoef(actual, right)[0, 1], 0.99):.2f})"


def _shape(actual: object) -> tuple[int, ...]:
    return actual.shape if isinstance(actual, Outline) else np.asarray(actual).shape


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _of_type(value: object, expected: Array) -> str:
    """Say what came in the place of an array of numbers."""
    due = f"a NumPy array of shape {expected.shape}" if expected.ndim else "a number"
    if isinstance(value, complex) or (isinstance(value, np.ndarray) and value.dtype.kind == "c"):
        which = f"an array of {value.dtype}" if isinstance(value, np.ndarray) else "a complex number"
        return f"it is complex, {which}; the imaginary part does not belong there"
    if isinstance(value, np.ndarray):
        return f"it is an array of {value.dtype}, not of numbers"
    told = _TYPES.get(type(value), str(value))
    if told.startswith("an array of dtype object"):
        return f"it is {told}, not of numbers: are its rows of different lengths, or is a None in it?"
    return f"it is {told}, not {due}"
