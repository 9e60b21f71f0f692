"""The points at which four_equations is judged, but for whole networks: elementwise functions, and each equation."""

from collections.abc import Callable

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import deep_values
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

Draw = Callable[..., Array]

_EDGES = {
    *(
        "one element",
        "one axis",
        "three axes",
        "five axes",
        "exact zeros",
        "large entries",
        "large entries, all negative",
    ),
    *("one neuron", "two neurons", "two in the next layer", "two inputs", "two samples", "many samples"),
    *("more layers", "one neuron each", "one in the next layer", "one input", "one hidden neuron", "one sample"),
    *("all negative", "many magnitudes", "saturated", "no hidden layer"),
}


def float32(rng: np.random.Generator, *shape: int) -> Array:
    """Standard normal numbers in single precision."""
    return normal(rng, *shape).astype(np.float32)


def sigma(z: Array) -> Array:
    """Sigmoid, as it is needed to choose points and to suspect values; nobody is judged by it."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))


def elementwise_cases(name: str) -> list[Case]:
    """(z,) of any shape, with large entries beside such that are not."""
    drawn: list[tuple[str, Draw, tuple[int, ...]]] = [
        ("a column", normal, (5, 1)),
        ("more rows than columns", normal, (5, 4)),
        ("fewer rows than columns", normal, (3, 6)),
        ("square", normal, (4, 4)),
        ("large", normal, (70, 65)),
        ("one element", normal, (1, 1)),
        ("one axis", normal, (7,)),
        ("three axes", normal, (2, 3, 4)),
        ("five axes", normal, (2, 1, 3, 2, 2)),
        ("all negative", negative, (4, 3)),
        ("many magnitudes", spread, (6, 5)),
        ("float32", float32, (4, 5)),
    ]
    found = [(label, draw(generator(f"{name}: {label}"), *shape)) for label, draw, shape in drawn]
    zeros = normal(generator(f"{name}: exact zeros"), 4, 3)
    zeros.flat[::3] = 0.0
    found.append(("exact zeros", zeros))
    large = normal(generator(f"{name}: large entries"), 4, 3) + np.array([[800.0], [-800.0], [0.0], [1.0]])
    found.append(("large entries", large))
    found.append(("large entries, all negative", np.array([[-800.0, -0.3], [-1.5, -720.0]])))
    cases = [made(f"{name}, {label}, z {z.shape}", label, (z,)) for label, z in found]
    return deep_values(cases)


def output_cases() -> list[Case]:
    """(a, y, z) with a = sigmoid(z), as a forward pass leaves them; targets of all kinds."""
    drawn: list[tuple[str, int, Draw]] = [
        ("five neurons", 5, normal),
        ("three neurons", 3, normal),
        ("one-hot target", 6, normal),
        ("target above", 4, normal),
        ("target below", 4, normal),
        ("targets of both signs", 5, normal),
        ("large", 70, normal),
        ("one neuron", 1, normal),
        ("all negative", 4, negative),
        ("many magnitudes", 6, spread),
        ("saturated", 5, lambda rng, *shape: normal(rng, *shape) + np.linspace(-6, 6, 5)[:, np.newaxis]),
        ("float32", 5, float32),
    ]
    cases = []
    for label, n, draw in drawn:
        rng = generator(f"output_error: {label}")
        z = draw(rng, n, 1)
        a = sigma(z)
        y = rng.uniform(size=(n, 1)).astype(z.dtype)
        if label == "one-hot target":
            y = np.eye(n)[:, 2:3]
        elif label == "targets of both signs":
            y = 2 * y - 1
        elif label.startswith("target "):
            y = a + 0.5 * (1 - a) if label == "target above" else 0.5 * a
        cases.append(made(f"output_error, {label}, a {a.shape}", label, (a, y, z)))
    return cases


def hidden_cases() -> list[Case]:
    """(w_next, delta_next, z): the next layer larger, smaller and as large; errors of both signs and of one."""
    drawn: list[tuple[str, int, int, Draw]] = [
        ("a larger layer next", 5, 3, normal),
        ("a smaller layer next", 3, 6, normal),
        ("square", 4, 4, normal),
        ("errors above zero", 3, 5, normal),
        ("errors below zero", 6, 2, normal),
        ("large", 33, 70, normal),
        ("one in the next layer", 1, 4, normal),
        ("one neuron", 5, 1, normal),
        ("one neuron each", 1, 1, normal),
        ("two neurons", 3, 2, normal),
        ("two in the next layer", 2, 4, normal),
        ("all negative", 4, 3, negative),
        ("many magnitudes", 3, 5, spread),
        ("float32", 4, 3, float32),
        ("float32", 3, 5, float32),
    ]
    cases = []
    for label, k, n, draw in drawn:
        rng = generator(f"hidden_error: {label} {k} {n}")
        w, delta, z = draw(rng, k, n), draw(rng, k, 1), draw(rng, n, 1)
        if label.startswith("errors"):
            delta = np.abs(delta) + 0.1 if label == "errors above zero" else -np.abs(delta) - 0.1
        cases.append(made(f"hidden_error, {label}, w_next {k, n}", label, (w, delta, z)))
    return deep_values(cases)


def bias_cases() -> list[Case]:
    """(delta,)."""
    drawn: list[tuple[str, int, Draw]] = [
        ("five neurons", 5, normal),
        ("three neurons", 3, normal),
        ("large", 70, normal),
        ("one neuron", 1, normal),
        ("all negative", 4, negative),
        ("many magnitudes", 6, spread),
        ("float32", 4, float32),
    ]
    return [
        made(f"bias_gradient, {label}, delta {n, 1}", label, (draw(generator(f"bias_gradient: {label}"), n, 1),))
        for label, n, draw in drawn
    ]


def weight_cases() -> list[Case]:
    """(a_prev, delta)."""
    drawn: list[tuple[str, int, int, Draw]] = [
        ("more neurons than inputs", 3, 5, normal),
        ("fewer neurons than inputs", 6, 4, normal),
        ("square", 4, 4, normal),
        ("large", 33, 70, normal),
        ("one input", 1, 4, normal),
        ("one neuron", 5, 1, normal),
        ("one neuron each", 1, 1, normal),
        ("two inputs", 2, 4, normal),
        ("two neurons", 3, 2, normal),
        ("all negative", 4, 3, negative),
        ("many magnitudes", 3, 6, spread),
        ("float32", 4, 3, float32),
    ]
    cases = []
    for label, p, n, draw in drawn:
        rng = generator(f"weight_gradient: {label}")
        cases.append(made(f"weight_gradient, {label}, gradient {n, p}", label, (draw(rng, p, 1), draw(rng, n, 1))))
    return deep_values(cases)


def made(full: str, label: str, arguments: tuple[object, ...], m: int = 1) -> Case:
    """Return a case in the group that what is special about it belongs to."""
    group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
    return Case(label=full, m=m, arguments=arguments, group=group)


def quiet(cases: list[Case]) -> list[Case]:
    """Return the cases so that at large entries a warning of NumPy's is an error."""
    return [msgspec.structs.replace(case, quiet="large entries" in case.label) for case in cases]
