"""How other rules judge a solution: in the grader's own process, at one ordinary point, with a tolerance.

``np.allclose`` with the reference is what most home-made and nbgrader tests use. The rule of CS231n (its notes,
"Gradient checks") compares a backward function with central differences of the student's own forward function, with
h = 1e-5, by the relative error |a - b| / max(1e-8, |a| + |b|); forward functions are compared with known values.
"""

import contextlib
import signal
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

import numpy as np

from autograder.numeric.arrays import Array

ACTIVATIONS = ("sigmoid", "tanh", "relu", "softmax")
TIME_LIMIT_S = 5
_H = 1e-5

Functions = Mapping[str, Any]
Close = Callable[[Any, Any], bool]
Pairs = Iterator[tuple[object, object, object]]
"""Yields, for each value, the student's, the reference's, and the differences of the student's forward function."""


def relative_error(actual: object, expected: object) -> float:
    """Return the largest relative error as CS231n defines it; infinite if the shapes differ."""
    one, other = np.asarray(actual, np.float64), np.asarray(expected, np.float64)
    if one.shape != other.shape:
        return np.inf
    error = np.abs(one - other) / np.maximum(1e-8, np.abs(one) + np.abs(other))
    return float(np.max(error)) if np.isfinite(error).all() else np.inf


def by_allclose(exercise: str, student: Functions, reference: Functions) -> bool:
    """Return whether an exercise passes if every value must be ``np.allclose`` to the reference's."""
    return _passes(exercise, student, reference, lambda mine, right, _: bool(np.allclose(mine, right)))


def by_cs231n(limit: float) -> Callable[[str, Functions, Functions], bool]:
    """Return the rule of CS231n with ``limit`` as the largest relative error."""

    def judge(exercise: str, student: Functions, reference: Functions) -> bool:
        return _passes(exercise, student, reference, lambda mine, _, own: relative_error(mine, own) < limit)

    return judge


def _passes(exercise: str, student: Functions, reference: Functions, close: Callable[[Any, Any, Any], bool]) -> bool:
    try:
        with _time_limit(), np.errstate(all="ignore"), contextlib.redirect_stdout(None):
            return all(close(*values) for values in _EXERCISES[exercise](student, reference))
    except Exception:  # noqa: BLE001 - a solution may raise anything, and does not pass then
        return False


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(TIME_LIMIT_S)
    try:
        yield
    finally:
        signal.alarm(0)


def _layer() -> tuple[Array, Array, Array]:
    rng = np.random.default_rng(231)
    return rng.standard_normal((4, 7)), rng.standard_normal((5, 4)), rng.standard_normal((5, 1))


def _upstream() -> Array:
    return np.random.default_rng(232).standard_normal((5, 7))


def _slope(function: Callable[[Array], Array], at: Array, upstream: Array) -> Array:
    """Return central differences, element by element."""
    gradient = np.zeros(at.shape)
    for index in np.ndindex(at.shape):
        moved = at.copy()
        moved[index] = at[index] + _H
        after = np.array(function(moved), copy=True)
        moved[index] = at[index] - _H
        gradient[index] = np.sum((after - function(moved)) * upstream) / (2 * _H)
    return gradient


def _linear_forward(student: Functions, reference: Functions) -> Pairs:
    right = reference["linear_forward"](*_layer())[0]
    yield student["linear_forward"](*_layer())[0], right, right


def _linear_backward(student: Functions, reference: Functions) -> Pairs:
    yield from _backward("linear", student, reference, ())


def _backward(kind: str, student: Functions, reference: Functions, extra: tuple[str, ...]) -> Pairs:
    forward, backward = student[f"{kind}_forward"], student[f"{kind}_backward"]
    inputs = [np.array(array) for array in _layer()]
    mine = backward(_upstream(), forward(*inputs, *extra)[1], *extra)
    right = reference[f"{kind}_backward"](_upstream(), reference[f"{kind}_forward"](*_layer(), *extra)[1], *extra)
    for number in range(3):

        def value(moved: Array, number: int = number) -> Array:
            arguments = [*_layer()]
            arguments[number] = moved
            return np.asarray(forward(*arguments, *extra)[0])

        yield mine[number], right[number], _slope(value, _layer()[number], _upstream())


def _activation_forward(student: Functions, reference: Functions) -> Pairs:
    for activation in ACTIVATIONS:
        right = reference["activation_forward"](_upstream(), activation)[0]
        yield student["activation_forward"](_upstream(), activation)[0], right, right


def _activation_backward(student: Functions, reference: Functions) -> Pairs:
    Z, dA = np.random.default_rng(233).standard_normal((5, 7)), _upstream()
    for activation in ACTIVATIONS:
        mine = student["activation_backward"](
            dA.copy(), student["activation_forward"](Z.copy(), activation)[1], activation
        )
        cache = reference["activation_forward"](Z, activation)[1]

        def value(moved: Array, activation: str = activation) -> Array:
            return np.asarray(student["activation_forward"](moved, activation)[0])

        yield mine, reference["activation_backward"](dA, cache, activation), _slope(value, Z, dA)


def _layer_forward(student: Functions, reference: Functions) -> Pairs:
    for activation in ACTIVATIONS:
        right = reference["layer_forward"](*_layer(), activation)[0]
        yield student["layer_forward"](*_layer(), activation)[0], right, right


def _layer_backward(student: Functions, reference: Functions) -> Pairs:
    for activation in ACTIVATIONS:
        yield from _backward("layer", student, reference, (activation,))


def _cross_entropy(student: Functions, reference: Functions) -> Pairs:
    rng = np.random.default_rng(234)
    AL = rng.uniform(0.1, 1.0, (5, 7))
    AL, Y = AL / AL.sum(axis=0), np.eye(5)[:, rng.integers(0, 5, 7)]
    (J, dAL), right = student["cross_entropy"](AL.copy(), Y.copy()), reference["cross_entropy"](AL, Y)
    yield J, right[0], right[0]

    def value(moved: Array) -> Array:
        return np.asarray(student["cross_entropy"](moved, Y.copy())[0])

    yield dAL, right[1], _slope(value, AL, np.asarray(1.0))


def _network() -> tuple[Array, dict[str, Array], list[str]]:
    rng = np.random.default_rng(235)
    shapes = {"W1": (5, 4), "b1": (5, 1), "W2": (3, 5), "b2": (3, 1)}
    return rng.standard_normal((4, 7)), {n: rng.standard_normal(s) for n, s in shapes.items()}, ["relu", "softmax"]


def _model_forward(student: Functions, reference: Functions) -> Pairs:
    right = reference["model_forward"](*_network())[0]
    yield student["model_forward"](*_network())[0], right, right


def _model_backward(student: Functions, reference: Functions) -> Pairs:
    dAL = np.random.default_rng(236).standard_normal((3, 7))
    activations = _network()[2]
    mine = student["model_backward"](dAL.copy(), student["model_forward"](*_network())[1], activations)
    right = reference["model_backward"](dAL, reference["model_forward"](*_network())[1], activations)
    X, parameters, _ = _network()
    for name, at in {"A0": X, **parameters}.items():

        def value(moved: Array, name: str = name) -> Array:
            inputs, weights, _ = _network()
            inputs, weights = (moved, weights) if name == "A0" else (inputs, weights | {name: moved})
            return np.asarray(student["model_forward"](inputs, weights, list(activations))[0])

        yield mine[f"d{name}"], right[f"d{name}"], _slope(value, at, dAL)


_EXERCISES: Mapping[str, Callable[[Functions, Functions], Pairs]] = {
    "linear_forward": _linear_forward,
    "linear_backward": _linear_backward,
    "activation_forward": _activation_forward,
    "activation_backward": _activation_backward,
    "layer_forward": _layer_forward,
    "layer_backward": _layer_backward,
    "cross_entropy": _cross_entropy,
    "model_forward": _model_forward,
    "model_backward": _model_backward,
}
