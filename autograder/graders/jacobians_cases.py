"""The points at which jacobians is judged."""

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import deep_values
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread
from autograder.sandbox.guest.stand_ins import Callback

Draw = Callable[..., Array]
Map = Callable[[Array], Array]

_EDGES = {
    *("one input", "one output", "one of each", "one element", "one weight", "all negative", "many magnitudes"),
    *(
        "large entries",
        "large entries, far apart",
        "large entries, all negative",
        "too large for a tensor",
        "five axes",
    ),
    *("two inputs", "two outputs"),
}
_SIZES = (
    ("more outputs than inputs", 5, 3),
    ("fewer outputs than inputs", 3, 4),
    ("square", 4, 4),
    ("one input", 5, 1),
    ("one output", 1, 4),
    ("two inputs", 3, 2),
    ("two outputs", 2, 5),
    ("large", 70, 33),
)
"""Label, n and m: both orders, and equal once."""
_CHAINS = (
    ("the sizes of the text", (3, 4, 2)),
    ("sizes that grow", (2, 3, 5)),
    ("sizes that shrink", (5, 4, 3)),
    ("narrow in the middle", (4, 2, 3)),
    ("square", (4, 4, 4)),
    ("one input", (1, 3, 2)),
    ("one output", (3, 2, 1)),
    ("one of each", (1, 1, 1)),
    ("large", (33, 70, 65)),
)
"""Label, and the sizes of x, y and z: every pair in both orders, and equal once."""


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


def sigmoid_cases() -> list[Case]:
    """(z,): one element and several, and some that are large, with others beside them that are not."""
    large = [
        ("large entries", [800.0, 0.4, -800.0, -1.3, 2.0]),
        ("large entries, all negative", [-800.0, -1.0, -0.2]),
    ]
    cases = [*_vector_cases("sigmoid"), _vector_case("sigmoid", "one element", np.array([0.7]))]
    return deep_values(cases + [_vector_case("sigmoid", label, np.array(z)) for label, z in large])


def softmax_cases() -> list[Case]:
    """(z,): two elements and more, since of one there is nothing to see; near each other where they are large."""
    large = [
        ("large entries", [800.3, 801.1, 799.2, 800.0, 0.0]),
        ("large entries, far apart", [-800.0, 800.0, 799.4, 0.5]),
        ("large entries, all negative", [-800.7, -800.1, -801.9]),
    ]
    cases = [*_vector_cases("softmax"), _vector_case("softmax", "two elements", np.array([0.3, -0.9]))]
    cases += [_vector_case("softmax", label, np.array(z)) for label, z in large]
    far = _case(
        "softmax, so far apart that no slope is left, z (3,)", "large entries", (np.array([800.0, -800.0, 0.0]),)
    )
    return [*deep_values(cases), msgspec.structs.replace(far, finite_only=True)]


def product_cases() -> list[Case]:
    """(jacobian, upstream): a matrix and what arrives."""
    cases = [
        _case(f"{label}, jacobian {n, m}", label, (draw(rng, n, m), draw(rng, n)))
        for label, n, m, draw, rng in _drawn("vjp")
    ]
    return deep_values(cases)


def tensor_cases() -> list[Case]:
    """(W, y): a matrix of weights and what it is multiplied by."""
    cases = [
        _case(f"{label}, W {n, m}", label, (draw(rng, n, m), draw(rng, m)))
        for label, n, m, draw, rng in _drawn("weight_jacobian", large=(12, 7))
    ]
    return deep_values(cases)


def tensor_product_cases() -> list[Case]:
    """(jacobian, upstream): parameters that are vectors, matrices and boxes, and tensors that come of a product."""
    shapes: list[tuple[str, tuple[int, ...], Draw]] = [
        ("a matrix", (3, 2, 4), normal),
        ("a tall matrix", (2, 5, 3), normal),
        ("all axes equal", (3, 3, 3), normal),
        ("a vector", (3, 4), normal),
        ("a box", (2, 3, 2, 4), normal),
        ("five axes", (3, 2, 3, 1, 2, 4), normal),
        ("one output", (1, 3, 4), normal),
        ("one weight", (4, 1, 1), normal),
        ("all negative", (4, 3, 2), negative),
        ("many magnitudes", (3, 4, 2), spread),
        ("large", (20, 30, 10), normal),
        ("float32", (3, 4, 5), _float32),
    ]
    cases = []
    for label, shape, draw in shapes:
        rng = generator(f"tensor_vjp: {label}")
        cases.append(_case(f"{label}, tensor {shape}", label, (draw(rng, *shape), draw(rng, shape[0]))))
    return deep_values(cases)


def outer_cases() -> list[Case]:
    """(upstream, y), last where the tensor would take more memory than there is: what comes after it would be lost."""
    cases = [
        _case(f"{label}, dW {n, m}", label, (draw(rng, n), draw(rng, m)))
        for label, n, m, draw, rng in _drawn("weight_gradient")
    ]
    rng, label = generator("weight_gradient: too large for a tensor"), "too large for a tensor"
    return [*deep_values(cases), _case(f"{label}, dW (6000, 8)", label, (normal(rng, 6000), normal(rng, 8)))]


def chain_cases() -> list[Case]:
    """(x, W1, W2, w3): all sizes, then all negative, many magnitudes and float32."""
    drawn: list[tuple[str, tuple[int, int, int], Draw]] = [(label, sizes, normal) for label, sizes in _CHAINS]
    drawn += [("all negative", (4, 3, 2), negative), ("many magnitudes", (3, 5, 4), spread)]
    drawn.append(("float32", (3, 5, 2), _float32))
    cases = []
    for label, (p, q, r), draw in drawn:
        rng = generator(f"chain: {label}")
        arguments = tuple(draw(rng, *shape) for shape in ((p,), (q, p), (r, q), (r,)))
        cases.append(_case(f"{label}, x {(p,)}, W1 {q, p}, W2 {r, q}", label, arguments))
    return deep_values(cases)


def _difference_case(label: str, size: tuple[int, int], step: tuple[float, ...], draw: Draw = normal) -> Case:
    n, m = size
    full = f"{label}, from {m} to {n}, {f'h = {step[0]}' if step else 'h not given'}"
    x = draw(generator(f"point: {full}"), m)
    return _case(full, label, (Callback(bent_map(n, m, full)), x, *step))


def _drawn(seed: str, large: tuple[int, int] = (70, 33)) -> list[tuple[str, int, int, Draw, np.random.Generator]]:
    found: list[tuple[str, int, int, Draw]] = [
        (label, *((n, m) if label != "large" else large), normal) for label, n, m in _SIZES
    ]
    found += [("all negative", 3, 5, negative), ("many magnitudes", 6, 4, spread), ("float32", 4, 3, _float32)]
    return [(*one, generator(f"{seed}: {one[0]}")) for one in found]


def _vector_cases(name: str) -> list[Case]:
    drawn = [
        ("three elements", normal, 3),
        ("five elements", normal, 5),
        ("all negative", negative, 4),
        ("many magnitudes", spread, 6),
        ("large", normal, 66),
        ("float32", _float32, 5),
    ]
    return [_vector_case(name, label, draw(generator(f"{name}: {label}"), n)) for label, draw, n in drawn]


def _vector_case(name: str, label: str, z: Array) -> Case:
    return _case(f"{name}, {label}, z {z.shape}", label, (z,))


def _case(full: str, label: str, arguments: tuple[object, ...]) -> Case:
    """There are no samples here: m is 1, so that nothing is taken for a mean over them."""
    group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
    return Case(label=full, m=1, arguments=arguments, group=group)


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)
