"""The points at which matrix_calculus is judged."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import deep_arrangements, deep_values
from autograder.errors import InternalError
from autograder.graders.matrix_calculus_right import ACTIVATE
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

_KINK_MARGIN = 1e-2
_WIDE_MARGIN = 0.4  # differences in single precision take long steps
_TRIES = 400
_WIDE = 30_000
"""Units in a layer whose diagonal matrix has 7.2 GB, or 3.6 GB in float32: a guest may have 2 GiB."""

Draw = Callable[..., Array]


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)


def _balanced(rng: np.random.Generator, *shape: int) -> Array:
    """Normal numbers so small that sums over the rows of a matrix do not saturate an activation."""
    return np.asarray(normal(rng, *shape) / np.sqrt(shape[0]))


_DRAWS: Mapping[str, Draw] = {"all negative": negative, "many magnitudes": spread, "float32": _float32}


class Shape(NamedTuple):
    """A matrix of weights has shape ``(p, k)``; ``label`` says in a few words what is special."""

    label: str
    p: int
    k: int


SHAPES = (
    Shape("more columns than rows", 3, 5),
    Shape("more rows than columns", 4, 2),
    Shape("square", 4, 4),
    Shape("one row", 1, 4),
    Shape("one column", 5, 1),
    Shape("a few more", 17, 23),
    Shape("all negative", 3, 4),
    Shape("many magnitudes", 5, 6),
    Shape("float32", 4, 3),
)


class Sizes(NamedTuple):
    """A network with ``p`` inputs, ``k1`` hidden units and ``k2`` outputs."""

    label: str
    activation: str
    p: int
    k1: int
    k2: int


NETWORKS = (
    Sizes("rising sizes", "identity", 2, 3, 5),
    Sizes("falling sizes", "tanh", 5, 4, 3),
    Sizes("wide in the middle", "sigmoid", 3, 5, 4),
    Sizes("narrow in the middle", "tanh", 4, 2, 3),
    Sizes("wide in the middle", "relu", 4, 7, 5),
    Sizes("narrow in the middle", "relu", 5, 4, 6),
    Sizes("square", "sigmoid", 4, 4, 4),
    Sizes("a few more", "tanh", 13, 17, 11),
    Sizes("one input", "tanh", 1, 4, 3),
    Sizes("one hidden unit", "sigmoid", 3, 1, 4),
    Sizes("one output", "relu", 4, 5, 1),
    Sizes("all negative", "tanh", 3, 4, 2),
    Sizes("many magnitudes", "sigmoid", 4, 6, 5),
    Sizes("float32", "sigmoid", 4, 3, 5),
    Sizes("float32", "relu", 3, 4, 2),
)
LARGE = (
    Sizes("large: very many hidden units", "tanh", 3, _WIDE, 2),
    Sizes("large: very many outputs", "sigmoid", 3, 2, _WIDE),
)
"""Where no matrix of a Jacobian fits into memory; the first that does not ends the request, so these go last."""

_EDGES = {
    *("one row", "one column", "one input", "one hidden unit", "one output", "one unit"),
    *("all negative", "many magnitudes", "exact zeros", "large entries", *(sizes.label for sizes in LARGE)),
}


def vec_cases() -> list[Case]:
    """(W,): all shapes, signs and precisions."""
    cases = [_case(shape, f"W {shape.p, shape.k}", (_drawn("vec", shape, shape.p, shape.k),)) for shape in SHAPES]
    return deep_values(cases)


def unvec_cases() -> list[Case]:
    """(w, shape)."""
    cases = [
        _case(shape, f"shape {shape.p, shape.k}", (_drawn("unvec", shape, shape.p * shape.k), (shape.p, shape.k)))
        for shape in SHAPES
    ]
    return deep_values(cases)


def linear_cases() -> list[Case]:
    """(n, k)."""
    cases = [
        _case(shape, f"n {1, shape.p}, k = {shape.k}", (_drawn("linear", shape, 1, shape.p), shape.k))
        for shape in SHAPES
    ]
    return deep_values(cases)


def activation_cases() -> list[Case]:
    """(d, activation), each counting for its activation, and large entries; at ReLU's kink any subgradient is right."""
    cases = [
        Case(
            label=f"{activation}, {label}, d {d.shape}",
            m=1,
            arguments=(d, activation),
            check=activation,
            group=_group(label),
            kink=0 if activation == "relu" else None,
        )
        for activation in ACTIVATE
        for label, d in _preactivations(activation)
    ]
    return deep_values(cases)


def error_cases() -> list[Case]:
    """(n2, y) of the loss and its gradient."""
    cases = []
    for shape in SHAPES:
        label = {"one column": "one output"}.get(shape.label, f"{shape.label}, {shape.k} outputs")
        arguments = _drawn("n2", shape, 1, shape.k), _drawn("y", shape, 1, shape.k)
        if shape.label not in {"one row", "square"}:
            cases.append(_case(shape, f"{label}, n2 {1, shape.k}", arguments, label))
    return deep_values(cases)


def weight_cases() -> list[Case]:
    """(n, v)."""
    cases = [
        _case(
            shape,
            f"n {1, shape.p}, v {1, shape.k}",
            (_drawn("n", shape, 1, shape.p), _drawn("v", shape, 1, shape.k)),
        )
        for shape in SHAPES
    ]
    return deep_values(cases)


def network_cases(*, large: bool = False) -> list[Case]:
    """(n0, W1, b1, W2, b2, activation), away from ReLU's kink; ``large`` ones only where no matrices are built."""
    cases = deep_arrangements([_network_case(sizes) for sizes in NETWORKS])
    return [*cases, *(_network_case(sizes) for sizes in (LARGE if large else ()))]


def preactivations(arguments: tuple[object, ...]) -> tuple[Array, Array]:
    """Return d1 and d2 of a network."""
    n0, W1, b1, W2, b2 = (np.asarray(array) for array in arguments[:5])
    d1 = n0 @ W1 + b1
    return d1, ACTIVATE[str(arguments[5])](d1) @ W2 + b2


def _group(label: str) -> Group:
    """The group of a case, by what is special about it."""
    return "float32" if label == "float32" else "edge" if label in _EDGES else "basic"


def _drawn(name: str, shape: Shape, *size: int) -> Array:
    return _DRAWS.get(shape.label, normal)(generator(f"matrix_calculus: {name}, {shape.label}"), *size)


def _case(shape: Shape, details: str, arguments: tuple[object, ...], label: str = "") -> Case:
    text = details if label else f"{shape.label}, {details}"
    return Case(label=text, m=1, arguments=arguments, group=_group("one output" if shape.k == 1 else shape.label))


def _preactivations(activation: str) -> Iterator[tuple[str, Array]]:
    """Yield d by what is special about it."""

    def drawn(label: str, draw: Draw, k: int) -> tuple[str, Array]:
        return label, draw(generator(f"matrix_calculus: {activation}, {label}"), 1, k)

    yield drawn("a few units", normal, 5)
    yield drawn("two units", normal, 2)
    yield drawn("many units", normal, 33)
    yield drawn("one unit", lambda rng, *shape: np.abs(normal(rng, *shape)) + 0.1, 1)
    yield drawn("all negative", negative, 4)
    yield drawn("many magnitudes", spread, 8)
    label, single = drawn("float32", _float32, 6)
    yield label, single + np.sign(single) * np.float32(_KINK_MARGIN)
    label, zeros = drawn("exact zeros", normal, 7)
    zeros[0, [1, 4]] = 0.0
    yield label, zeros
    yield "large entries", np.array([[800.0, 0.5, -800.0, -1.5]])


def _network_case(sizes: Sizes) -> Case:
    label, activation, p, k1, k2 = sizes
    shapes = (1, p), (p, k1), (1, k1), (k1, k2), (1, k2)
    draw = _balanced if sizes in LARGE else _DRAWS.get(label, normal)
    for attempt in range(_TRIES):
        rng = generator(f"matrix_calculus: {label} {activation} {attempt}")
        arguments = (*(draw(rng, *shape) for shape in shapes), activation)
        if activation != "relu" or _suits(*preactivations(arguments)):
            text = f"{label}, {activation}, {p}-{k1}-{k2}"
            return Case(label=text, m=1, arguments=arguments, group=_group(label))
    msg = f"{label}, {activation}: no point of {_TRIES} drawn suits; choose other sizes, or another distribution"
    raise InternalError(msg)


def _suits(*drawn: Array) -> bool:
    """Whether no ReLU is near its kink, and in each layer some units are on and, if there are several, some are off."""
    margin = _WIDE_MARGIN if drawn[0].dtype == np.float32 else _KINK_MARGIN
    are_far = all(np.abs(d).min() > margin for d in drawn)
    return are_far and all((d > 0).any() and (d.size == 1 or (d < 0).any()) for d in drawn)
