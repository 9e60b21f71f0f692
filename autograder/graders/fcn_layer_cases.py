"""The points at which fcn_layer is judged."""

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from autograder.grading.cases import Case
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

ACTIVATIONS = ("sigmoid", "tanh", "relu", "softmax")
_KINK_MARGIN = 1e-3

Draw = Callable[..., Array]


def linear_cases() -> list[Case]:
    """(A_prev, W, b): all shapes, then all negative, then many magnitudes, then float32."""
    drawn: list[tuple[LayerShape, Draw]] = [(shape, normal) for shape in LAYER_SHAPES]
    drawn.append((LayerShape("negative inputs", 5, 4, 3), negative))
    drawn.append((LayerShape("inputs of many magnitudes", 6, 3, 8), spread))
    drawn.append((LayerShape("float32", 5, 3, 4), _float32))
    return [Case(label=_layer_label(shape), m=shape.m, arguments=_layer(shape, draw)) for shape, draw in drawn]


def activation_cases(*, backward: bool) -> list[Case]:
    """(Z, activation), each counting for its activation; large entries forward only, kinks backward only."""
    return [
        Case(
            label=f"{activation}, {label}, Z {Z.shape}",
            m=Z.shape[1],
            arguments=(Z, activation),
            extra=(activation,),
            check=activation,
            kink=0 if activation == "relu" and backward else None,
        )
        for activation in ACTIVATIONS
        for label, Z in _preactivations(activation, backward=backward)
    ]


def layer_cases() -> list[Case]:
    """(A_prev, W, b, activation): every activation at several shapes, away from ReLU's kink."""
    small = [shape for shape in LAYER_SHAPES if shape.label not in {"large", "one unit"}]
    cases = []
    for number, activation in enumerate(ACTIVATIONS):
        shapes = [(shape, normal) for shape in (small[number], small[number - 1], small[4])]
        shapes.append((LayerShape("float32", 5, 4, 3), _float32))
        if activation == "softmax":
            shapes.append((LAYER_SHAPES[-1], normal))
        cases += [_layer_case(shape, draw, activation) for shape, draw in shapes]
    return cases


def cross_entropy_cases() -> list[Case]:
    """(AL, Y): probabilities and one-hot columns; where AL has zeros only finiteness is judged."""
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
        cases.append(Case(label=f"{label}, AL {k, m}", m=m, arguments=arguments))
    rng = generator("cross_entropy: special")
    AL, Y = probabilities(rng, 4, 6), one_hot(rng, 4, 6)
    cases.append(Case(label="float32, AL (4, 6)", m=6, arguments=(AL.astype(np.float32), Y.astype(np.float32))))
    zeros = one_hot(rng, 4, 6)
    cases.append(Case(label="zeros in AL, AL (4, 6)", m=6, arguments=(zeros, Y), finite_only=True))
    return cases


def model_cases(depth: int) -> list[Case]:
    """(X, parameters, activations) of networks with ``depth`` layers."""
    networks: dict[int, list[tuple[tuple[int, ...], int, Draw, tuple[str, ...]]]] = {
        1: [((4, 3), 5, normal, ("softmax",)), ((3, 4), 1, normal, ("sigmoid",))],
        2: [((4, 5, 3), 6, normal, ("relu", "softmax")), ((5, 3, 4), 2, _float32, ("tanh", "softmax"))],
        3: [
            ((3, 5, 4, 2), 6, normal, ("tanh", "relu", "sigmoid")),
            ((4, 4, 4, 4), 4, normal, ("relu", "tanh", "softmax")),
        ],
    }
    return [_model_case(sizes, m, draw, activations) for sizes, m, draw, activations in networks[depth]]


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)


def _layer_label(shape: LayerShape) -> str:
    return f"{shape.label}, A_prev {shape.n_prev, shape.m}, W {shape.n, shape.n_prev}"


def _layer(shape: LayerShape, draw: Draw, seed: str = "") -> tuple[Array, Array, Array]:
    rng = generator(f"layer: {seed}{shape.label}")
    return draw(rng, shape.n_prev, shape.m), draw(rng, shape.n, shape.n_prev), draw(rng, shape.n, 1)


def _layer_case(shape: LayerShape, draw: Draw, activation: str) -> Case:
    for attempt in range(100):
        A_prev, W, b = _layer(shape, draw, f"{activation}{attempt}")
        if activation != "relu" or np.abs(W @ A_prev + b).min() > _KINK_MARGIN:
            break
    label = f"{activation}, {_layer_label(shape)}"
    return Case(label=label, m=shape.m, arguments=(A_prev, W, b, activation), extra=(activation,))


def _preactivations(activation: str, *, backward: bool) -> Iterator[tuple[str, Array]]:
    rng = generator(f"activation: {activation}")
    yield "more units than samples", normal(rng, 5, 4)
    yield "fewer units than samples", normal(rng, 3, 6)
    yield "square", normal(rng, 4, 4)
    yield "one sample", normal(rng, 5, 1)
    if activation != "softmax" or not backward:  # of one softmax unit the gradient is zero: nothing to see
        yield "one unit", normal(rng, 1, 4)
    yield "all negative", negative(rng, 4, 3)
    yield "many magnitudes", spread(rng, 6, 8)
    yield "large", normal(rng, 70, 65)
    yield "float32", _float32(rng, 4, 5)
    if backward:
        zeros = normal(rng, 5, 6)
        zeros.flat[::4] = 0.0
        yield "exact zeros", zeros
    else:
        yield "large entries", normal(rng, 4, 5) * 400 + np.array([[800.0], [-800.0], [0.0], [400.0]])


def _model_case(sizes: tuple[int, ...], m: int, draw: Draw, activations: tuple[str, ...]) -> Case:
    for attempt in range(100):
        rng = generator(f"model: {sizes} {activations} {attempt}")
        X = draw(rng, sizes[0], m)
        parameters = {}
        for layer, (n_prev, n) in enumerate(itertools.pairwise(sizes), start=1):
            parameters[f"W{layer}"] = draw(rng, n, n_prev)
            parameters[f"b{layer}"] = draw(rng, n, 1)
        if _far_from_kinks(X, parameters, activations):
            break
    label = f"{len(activations)} layers {'-'.join(map(str, sizes))} ({', '.join(activations)}), m = {m}"
    return Case(label=label, m=m, arguments=(X, parameters, list(activations)), extra=(list(activations),))


def _far_from_kinks(X: Array, parameters: dict[str, Array], activations: tuple[str, ...]) -> bool:
    """Whether no ReLU is so near its kink that rounding may decide on which side it is."""
    A = X
    for layer, activation in enumerate(activations, start=1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        if activation == "relu" and np.abs(Z).min() < _KINK_MARGIN:
            return False
        A = np.tanh(Z) if activation == "tanh" else np.maximum(Z, 0)
    return True
