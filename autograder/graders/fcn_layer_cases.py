"""The points at which fcn_layer is judged."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.errors import InternalError
from autograder.numeric.arrays import Array
from autograder.numeric.points import (
    LAYER_SHAPES,
    LayerShape,
    generator,
    negative,
    normal,
    one_hot,
    probabilities,
    spread,
)

_KINK_MARGIN = 1e-3
_WIDE_MARGIN = 0.5  # differences in single precision take long steps
_TRIES = 100
_TEXTBOOK = 2e-6
_SMALLEST = 5e-4
DEPTHS = (1, 2, 3, 4, 5, 6, 10)
"""Numbers of layers: more than anybody writes down one by one, and one at which sorted names are out of order."""
_USUAL_DEPTH = 3
_SHAPES = {shape.label: shape for shape in LAYER_SHAPES}
_LAYERS = {
    "sigmoid": ("more units than inputs", "one input", "one sample"),
    "tanh": ("fewer units than inputs", "more units than inputs", "one sample"),
    "relu": ("fewer samples than units", "fewer units than inputs", "one sample"),
    "softmax": ("square", "fewer samples than units", "one sample", "large"),
}
"""The shapes at which a layer with each activation is judged, by their labels."""

_EDGES = {
    *("one sample", "two samples", "many samples", "one unit", "one input", "nearly sure"),
    *("all negative", "negative inputs", "many magnitudes", "inputs of many magnitudes"),
    *("exact zeros", "large entries", "large entries, far apart", "large entries beside small ones"),
}

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
"""Activations as they are needed to choose points and to suspect values; nobody is judged by them."""


def linear_cases() -> list[Case]:
    """(A_prev, W, b): all shapes, then all negative, then many magnitudes, then float32."""
    drawn: list[tuple[LayerShape, Draw]] = [(shape, normal) for shape in LAYER_SHAPES]
    drawn.append((LayerShape("negative inputs", 5, 4, 3), negative))
    drawn.append((LayerShape("inputs of many magnitudes", 6, 3, 8), spread))
    drawn.append((LayerShape("float32", 5, 3, 4), _float32))
    return [
        Case(label=_layer_label(shape), m=shape.m, arguments=_layer(shape, draw), group=_group(shape.label))
        for shape, draw in drawn
    ]


def activation_cases(*, backward: bool) -> list[Case]:
    """(Z, activation), each counting for its activation; large entries forward only, kinks backward only."""
    return [
        Case(
            label=f"{activation}, {label}, Z {Z.shape}",
            m=Z.shape[1],
            arguments=(Z, activation),
            extra=(activation,),
            check=activation,
            group=_group(label),
            kink=0 if activation == "relu" and backward else None,
        )
        for activation in ACTIVATE
        for label, Z in _preactivations(activation, backward=backward)
    ]


def layer_cases() -> list[Case]:
    """(A_prev, W, b, activation): every activation at several shapes, away from ReLU's kink."""
    cases = []
    for activation, labels in _LAYERS.items():
        cases += [_layer_case(_SHAPES[label], normal, activation) for label in labels]
        cases.append(_layer_case(LayerShape("float32", 5, 4, 3), _float32, activation))
    return cases


def cross_entropy_cases() -> list[Case]:
    """(AL, Y): probabilities and one-hot columns; where AL has zeros only finiteness is judged.

    Textbooks add 1e-7 to AL: beside probabilities of 0.05 and more that is at most 2e-6 of 1/AL, and in proportion more
    beside smaller ones.
    """
    cases = []
    for label, k, m in (
        ("more samples than classes", 3, 5),
        ("fewer samples than classes", 5, 3),
        ("square", 4, 4),
        ("one sample", 6, 1),
        ("large", 8, 65),
    ):
        rng = generator(f"cross_entropy: {label}")
        arguments = probabilities(rng, k, m), one_hot(rng, k, m)
        cases.append(
            Case(label=f"{label}, AL {k, m}", m=m, arguments=arguments, group=_group(label), stabiliser=_TEXTBOOK)
        )
    rng = generator("cross_entropy: special")
    AL, Y = probabilities(rng, 4, 6), one_hot(rng, 4, 6)
    single = AL.astype(np.float32), Y.astype(np.float32)
    cases.append(Case(label="float32, AL (4, 6)", m=6, arguments=single, group="float32", stabiliser=_TEXTBOOK))
    AL, Y = _nearly_sure(rng)
    label, room = f"nearly sure, AL {AL.shape}", _TEXTBOOK * 0.1 / _SMALLEST
    cases.append(Case(label=label, m=AL.shape[1], arguments=(AL, Y), group="edge", stabiliser=room))
    zeros = one_hot(rng, 4, 6), Y
    cases.append(Case(label="zeros in AL, AL (4, 6)", m=6, arguments=zeros, group="edge", finite_only=True))
    return cases


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


def _group(label: str) -> Group:
    """The group of a case, by what is special about it."""
    return "float32" if label == "float32" else "edge" if label in _EDGES else "basic"


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)


def _layer_label(shape: LayerShape) -> str:
    return f"{shape.label}, A_prev {shape.n_prev, shape.m}, W {shape.n, shape.n_prev}"


def _layer(shape: LayerShape, draw: Draw, seed: str = "") -> tuple[Array, Array, Array]:
    rng = generator(f"layer: {seed}{shape.label}")
    return draw(rng, shape.n_prev, shape.m), draw(rng, shape.n, shape.n_prev), draw(rng, shape.n, 1)


def _layer_case(shape: LayerShape, draw: Draw, activation: str) -> Case:
    def suits(layer: tuple[Array, Array, Array]) -> bool:
        A_prev, W, b = layer
        return far_from_kinks(A_prev, {"W1": W, "b1": b}, [activation])

    label = f"{activation}, {_layer_label(shape)}"
    arguments = first_that(suits, lambda attempt: _layer(shape, draw, f"{activation}{attempt}"), label)
    group = _group(shape.label)
    return Case(label=label, m=shape.m, arguments=(*arguments, activation), extra=(activation,), group=group)


def _preactivations(activation: str, *, backward: bool) -> Iterator[tuple[str, Array]]:
    """Yield Z by what is special about it; forward and backward a label means the same numbers."""

    def drawn(label: str, draw: Draw, *shape: int) -> tuple[str, Array]:
        return label, draw(generator(f"activation: {activation}, {label}"), *shape)

    yield drawn("more units than samples", normal, 5, 4)
    yield drawn("fewer units than samples", normal, 3, 6)
    yield drawn("square", normal, 4, 4)
    yield drawn("one sample", normal, 5, 1)
    if activation != "softmax" or not backward:  # of one softmax unit the gradient is zero: nothing to see
        yield drawn("one unit", normal, 1, 4)
    yield drawn("all negative", negative, 4, 3)
    yield drawn("many magnitudes", spread, 6, 8)
    yield drawn("large", normal, 70, 65)
    label, single = drawn("float32", _float32, 4, 5)
    yield label, single + np.sign(single) * np.float32(_WIDE_MARGIN if activation == "relu" else 0)
    label, Z = drawn("large entries beside small ones", normal, 4, 5)
    yield label, Z + np.array([[800.0], [800.0 if activation == "softmax" else -800.0], [799.0], [0.0]])
    if backward:
        label, zeros = drawn("exact zeros", normal, 5, 6)
        zeros.flat[::6] = 0.0  # fewer than a fifth: at a kink differences settle nothing
        yield label, zeros
    else:
        label, Z = drawn("large entries", normal, 4, 5)
        yield label, Z * 400 + np.array([[800.0], [-800.0], [0.0], [400.0]])
        label, Z = drawn("large entries, far apart", normal, 4, 3)
        yield label, Z + np.array([-800.0, 800.0, 0.0])


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
