"""The points at which fcn_layer is judged, as far as they are not derived from its docstrings."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.errors import InternalError
from autograder.numeric.arrays import Array
from autograder.numeric.points import (
    generator,
    normal,
    one_hot,
    probabilities,
)

_KINK_MARGIN = 1e-3
_WIDE_MARGIN = 0.5  # differences in single precision take long steps
_TRIES = 100
_TEXTBOOK = 2e-6
_SMALLEST = 5e-4
DEPTHS = (1, 2, 3, 4, 5, 6, 10)
"""Numbers of layers: more than anybody writes down one by one, and one at which sorted names are out of order."""
_USUAL_DEPTH = 3
Draw = Callable[..., Array]
T = TypeVar("T")


def softmax(Z: Array) -> Array:
    """Softmax over axis 0."""
    weights = np.exp(Z - Z.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


ACTIVATE: Mapping[str, Callable[[Array], Array]] = {
    "sigmoid": lambda Z: np.asarray(1 / (1 + np.exp(-Z))),
    "tanh": np.tanh,
    "relu": lambda Z: np.maximum(Z, 0),
    "softmax": softmax,
}
"""Activations as they are needed to choose points; nobody is judged by them."""


def cross_entropy_cases(derived: Sequence[Case]) -> list[Case]:
    """(AL, Y): the derived cases with more room, and by hand what is special; where AL has zeros finiteness is judged.

    Textbooks add 1e-7 to AL: beside probabilities of 0.05 and more that is at most 2e-6 of 1/AL, and in proportion more
    beside smaller ones. How much people add, and that a zero is allowed, no section of shapes can say.
    """
    first, *others = [msgspec.structs.replace(case, stabiliser=_room(case)) for case in derived]
    rng = generator("cross_entropy: special")
    AL, Y = _nearly_sure(rng)
    label, room = f"nearly sure, AL {AL.shape}", _TEXTBOOK * 0.1 / _SMALLEST
    sure = Case(label=label, m=AL.shape[1], arguments=(AL, Y), group="edge", stabiliser=room)
    zeros = one_hot(rng, 4, 6), one_hot(rng, 4, 6)
    zero = Case(label="zeros in AL, AL (4, 6)", m=6, arguments=zeros, group="edge", finite_only=True)
    return [first, sure, zero, *others]


def _room(case: Case) -> float:
    """What 1e-7 is beside the smallest probability, and a little more."""
    return max(_TEXTBOOK, 1.1e-7 / float(np.min(np.asarray(case.arguments[0]))))


def _nearly_sure(rng: np.random.Generator) -> tuple[Array, Array]:
    """Columns in which the right class has nearly all of the probability, or nearly none."""
    right = np.array([0.9995, 0.97, 0.5, 0.03, 2e-3, _SMALLEST])
    Y = one_hot(rng, 4, right.size)
    others = probabilities(rng, 4, right.size) * (1 - Y)
    return np.where(Y > 0, right, others / others.sum(axis=0) * (1 - right)), Y


def model_cases(depth: int) -> list[Case]:
    """(X, parameters, activations) of networks with ``depth`` layers."""
    networks: dict[int, list[tuple[tuple[int, ...], int, Draw, tuple[str, ...]]]] = {
        1: [((4, 3), 5, normal, ("softmax",)), ((3, 4), 1, normal, ("sigmoid",))],
        2: [((4, 5, 3), 6, normal, ("relu", "softmax")), ((5, 3, 4), 2, _float32, ("tanh", "softmax"))],
        3: [
            ((3, 5, 4, 2), 6, normal, ("sigmoid", "relu", "tanh")),
            ((4, 4, 4, 4), 4, normal, ("relu", "tanh", "softmax")),
        ],
        4: [((3, 4, 2, 3, 2), 4, normal, ("tanh", "softmax", "sigmoid", "softmax"))],
        5: [((2, 3, 2, 4, 3, 2), 3, normal, ("softmax", "relu", "tanh", "sigmoid", "tanh"))],
        6: [((3, 2, 4, 3, 2, 3, 2), 2, normal, ("sigmoid", "tanh", "relu", "tanh", "softmax", "sigmoid"))],
        10: [((2, 3, 2, 3, 4, 3, 2, 3, 2, 3, 2), 4, normal, (*("tanh", "sigmoid", "tanh") * 3, "softmax"))],
    }
    return [_model_case(sizes, m, draw, activations) for sizes, m, draw, activations in networks[depth]]


def first_that(suits: Callable[[T], bool], draw: Callable[[int], T], label: str) -> T:
    """Return the first draw that suits.

    Raises:
        InternalError: none of a hundred does.
    """
    found = next(filter(suits, map(draw, range(_TRIES))), None)
    if found is None:
        msg = f"{label}: no point of {_TRIES} drawn suits; choose other sizes, or another distribution"
        raise InternalError(msg)
    return found


def far_from_kinks(X: Array, parameters: Mapping[str, Array], activations: Sequence[str]) -> bool:
    """Whether no ReLU is so near its kink that rounding may decide on which side it is."""
    A = X
    for layer, activation in enumerate(activations, start=1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        if activation == "relu" and np.abs(Z).min() < (_WIDE_MARGIN if Z.dtype == np.float32 else _KINK_MARGIN):
            return False
        A = ACTIVATE[activation](Z)
    return True


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)


def _model_case(sizes: tuple[int, ...], m: int, draw: Draw, activations: tuple[str, ...]) -> Case:
    def network(attempt: int) -> tuple[Array, dict[str, Array]]:
        rng = generator(f"model: {sizes} {activations} {attempt}")
        X = draw(rng, sizes[0], m)
        parameters = {}
        for layer, (n_prev, n) in enumerate(itertools.pairwise(sizes), start=1):
            parameters[f"W{layer}"] = draw(rng, n, n_prev)
            parameters[f"b{layer}"] = draw(rng, n, 1)
        return X, parameters

    depth = "1 layer" if len(activations) == 1 else f"{len(activations)} layers"
    label = f"{depth} {'-'.join(map(str, sizes))} ({', '.join(activations)}), m = {m}"
    X, parameters = first_that(lambda drawn: far_from_kinks(*drawn, activations), network, label)
    is_edge = m == 1 or len(activations) > _USUAL_DEPTH
    group: Group = "float32" if draw is _float32 else "edge" if is_edge else "basic"
    return Case(label=label, m=m, arguments=(X, parameters, list(activations)), extra=(list(activations),), group=group)
