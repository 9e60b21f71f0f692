"""The points at which jacobians is judged, as far as they are not derived from its docstrings."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread
from autograder.sandbox.guest.stand_ins import Callback

Draw = Callable[..., Array]
Map = Callable[[Array], Array]

_EDGES = {"one input", "one output", "all negative", "many magnitudes"}


def difference_cases() -> list[Case]:
    """(f, x) and (f, x, h): maps that bend, the step given or not, wide enough to see which formula it is in."""
    sizes = (
        ("more outputs than inputs", 4, 3),
        ("fewer outputs than inputs", 2, 4),
        ("square", 3, 3),
        ("one input", 3, 1),
        ("one output", 1, 3),
    )
    cases = [_difference_case(label, (n, m), ()) for label, n, m in sizes[:3]]
    cases += [_difference_case(label, (n, m), (0.1,)) for label, n, m in sizes]
    cases += [
        _difference_case("fewer outputs than inputs", (3, 5), (0.01,)),
        _difference_case("more outputs than inputs", (5, 2), (0.01,), negative),
        _difference_case("all negative", (3, 4), (0.05,), negative),
        _difference_case("many magnitudes", (3, 6), (0.1,), spread),
        _difference_case("large", (6, 40), (0.1,)),
        _difference_case("float32", (3, 4), (0.1,), _float32),
        _difference_case("float32", (4, 2), (0.2,), _float32),
    ]
    return cases


def bent_map(n: int, m: int, seed: str) -> Map:
    """Return a smooth map of R^m to R^n that no polynomial of a low degree equals; refuses what is not (m,)."""
    rng = generator(f"map: {seed}")
    inner, outer = normal(rng, n, m), normal(rng, n, m) / 2

    def f(x: Array) -> Array:
        point: Any = np.asarray(x)
        if point.dtype.kind not in "fiu" or point.shape != (m,):
            msg = f"f takes an array of {m} numbers, shape ({m},), and was given shape {point.shape}"
            raise ValueError(msg)
        kind = np.float32 if point.dtype == np.float32 else np.float64
        with np.errstate(all="ignore"):
            point = point.astype(kind)
            return np.asarray(np.sin(inner.astype(kind) @ point) + (outer.astype(kind) @ point) ** 2)

    return f


def most_calls(case: Case) -> tuple[int, int]:
    """The least and the largest number of calls of f: two an input, up to four an element and then some."""
    arguments: tuple[Any, ...] = case.arguments
    f, x = arguments[:2]
    return 2 * x.size, 4 * x.size * (f(x).size + 1)


def _difference_case(label: str, size: tuple[int, int], step: tuple[float, ...], draw: Draw = normal) -> Case:
    n, m = size
    full = f"{label}, from {m} to {n}, {f'h = {step[0]}' if step else 'h not given'}"
    x = draw(generator(f"point: {full}"), m)
    return _case(full, label, (Callback(bent_map(n, m, full)), x, *step))


def _case(full: str, label: str, arguments: tuple[object, ...]) -> Case:
    """There are no samples here: m is 1, so that nothing is taken for a mean over them."""
    group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
    return Case(label=full, m=1, arguments=arguments, group=group)


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)


FAR_APART = Case(
    label="so far apart that no slope is left, z (3,)",
    m=1,
    arguments=(np.array([800.0, -800.0, 0.0]),),
    group="edge",
    finite_only=True,
)
"""For ``softmax_jacobian``. By hand: where all of the value is 0 nothing is derived, and it still must not be nan."""
TOO_LARGE_FOR_A_TENSOR = Case(
    label="too large for a tensor, upstream (6000,), y (8,)",
    m=1,
    arguments=(normal(generator("too large: upstream"), 6000), normal(generator("too large: y"), 8)),
    group="edge",
)
"""For ``weight_gradient``, last, as what comes after it would be lost. By hand: no docstring tells what is built."""
