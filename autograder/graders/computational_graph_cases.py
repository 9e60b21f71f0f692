"""The points at which computational_graph is judged; the programs of graphs are in computational_graph_programs."""

from collections.abc import Callable, Sequence

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import deep_values
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

Shape = tuple[int, ...]
Draw = Callable[..., Array]

_EDGES = {
    *("one element", "one row", "one column", "two rows", "two columns", "a number", "five axes"),
    *("all negative", "many magnitudes"),
}

_ARRAYS: tuple[tuple[str, Draw, Shape], ...] = (
    ("wide", normal, (3, 5)),
    ("tall", normal, (5, 3)),
    ("square", normal, (4, 4)),
    ("a vector", normal, (6,)),
    ("three axes", normal, (2, 3, 4)),
    ("large", normal, (70, 33)),
    ("five axes", normal, (2, 1, 3, 2, 2)),
    ("one element", normal, (1,)),
    ("a number", normal, ()),
    ("all negative", negative, (4, 3)),
    ("many magnitudes", spread, (6, 5)),
)
_MATRICES: tuple[tuple[str, Draw, Shape], ...] = (
    ("more rows than columns", normal, (5, 3)),
    ("fewer rows than columns", normal, (4, 6)),
    ("square", normal, (4, 4)),
    ("large", normal, (70, 33)),
    ("one row", normal, (1, 5)),
    ("one column", normal, (5, 1)),
    ("two rows", normal, (2, 6)),
    ("two columns", normal, (3, 2)),
    ("all negative", negative, (3, 4)),
    ("many magnitudes", spread, (5, 4)),
)
_BROADCAST: tuple[tuple[str, Draw, Shape, Shape], ...] = (
    ("one axis in front", normal, (4, 3), (3,)),
    ("two axes in front", normal, (3, 4, 2), (2,)),
    ("rows repeated", normal, (4, 3), (1, 3)),
    ("columns repeated", normal, (4, 3), (4, 1)),
    ("square, rows repeated", normal, (4, 4), (1, 4)),
    ("an axis in front and columns repeated", normal, (2, 3, 4), (3, 1)),
    ("an axis in the middle", normal, (2, 3, 4), (2, 1, 4)),
    ("nothing repeated", normal, (3, 4), (3, 4)),
    ("large", normal, (3, 70, 33), (70, 1)),
    ("five axes", normal, (3, 2, 3, 4, 2), (2, 1, 1, 2)),
    ("to a number", normal, (3, 4), ()),
    ("to one element", normal, (3, 4), (1, 1)),
    ("of length 1 before and after", normal, (1, 4, 1), (4, 1)),
    ("a number to a number", normal, (), ()),
    ("all negative", negative, (5, 3), (3,)),
    ("many magnitudes", spread, (4, 6), (4, 1)),
)
_BROADCAST_EDGES = _EDGES | {"to a number", "to one element", "of length 1 before and after", "a number to a number"}


def elementwise_cases() -> list[Case]:
    """(upstream, x, y) of one shape, with no two elements equal."""
    return deep_values(
        [_elementwise(label, draw, shape) for label, draw, shape in (*_ARRAYS, ("float32", _float32, (4, 5)))]
    )


def maximum_cases() -> list[Case]:
    """(upstream, x, y): as ``elementwise_cases``, and with ties, where every way to share is right."""
    some, every = _elementwise("some ties", normal, (4, 6)), _elementwise("nothing but ties", normal, (5,))
    return [*elementwise_cases(), _nearly_tied(), _tied(some, slice(None, None, 3)), _tied(every, slice(None))]


def matvec_cases() -> list[Case]:
    """(W, x), for the pair and for the objective."""
    cases = []
    for label, draw, (n, m) in (*_MATRICES, ("float32", _float32, (4, 3))):
        rng = generator(f"matvec: {label}")
        cases.append(_case(f"{label}, W {n, m}", label, (draw(rng, n, m), draw(rng, m))))
    return cases


def squared_norm_cases() -> list[Case]:
    """(q), of any shape."""
    drawn = (*_ARRAYS, ("float32", _float32, (4, 5)))
    return [
        _case(f"{label}, q {shape}", label, (_drawn(draw, generator(f"norm: {label}"), shape),))
        for label, draw, shape in drawn
    ]


def unbroadcast_cases() -> list[Case]:
    """(gradient, shape): every way in which broadcasting repeats."""
    cases = [
        _case(
            f"{label}, {full} to {shape}",
            label,
            (_drawn(draw, generator(f"unbroadcast: {label}"), full), shape),
            _BROADCAST_EDGES,
        )
        for label, draw, full, shape in (*_BROADCAST, ("float32", _float32, (3, 4), (3, 1)))
    ]
    return deep_values(cases)


def _case(label: str, special: str, arguments: Sequence[object], edges: set[str] = _EDGES) -> Case:
    group: Group = "float32" if special == "float32" else "edge" if special in edges else "basic"
    return Case(label=label, m=1, arguments=tuple(arguments), group=group)


def _elementwise(label: str, draw: Draw, shape: Shape) -> Case:
    rng = generator(f"elementwise: {label}")
    return _case(f"{label}, {shape}", label, [_drawn(draw, rng, shape) for _ in range(3)])


def _nearly_tied() -> Case:
    """The same with differences that are small, but differences."""
    case = _elementwise("nearly ties", normal, (4, 3))
    upstream, x, y = (np.array(array) for array in case.arguments)
    y = x + 1e-5 * np.sign(y)
    return Case(label=case.label, m=1, arguments=(upstream, x, y), group="edge")


def _tied(case: Case, which: slice) -> Case:
    """The same where ``x`` and ``y`` are equal in places.

    They are a little more than a power of 2 there: moved by half a unit in the last place of float32, as the rounding
    noise of the reference is measured, they round back and stay equal.
    """
    upstream, x, y = (np.array(array) for array in case.arguments)
    tie = np.sign(x) * 2 ** np.rint(np.log2(np.abs(x))) * (1 + 2**-10)
    x.reshape(-1)[which] = y.reshape(-1)[which] = tie.reshape(-1)[which]
    return Case(label=case.label, m=1, arguments=(upstream, x, y), group="edge", ties=(1, 2))


def _drawn(draw: Draw, rng: np.random.Generator, shape: Shape) -> Array:
    return np.asarray(draw(rng, *shape))


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)
