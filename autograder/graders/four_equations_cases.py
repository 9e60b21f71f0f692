"""The points of the output error, and what those of whole networks have in common with them."""

from collections.abc import Callable

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

Draw = Callable[..., Array]

_EDGES = {
    *("one neuron", "two samples", "many samples", "one neuron each", "one input", "one hidden neuron", "one sample"),
    *("more layers", "no hidden layer", "all negative", "many magnitudes", "saturated"),
}


def float32(rng: np.random.Generator, *shape: int) -> Array:
    """Standard normal numbers in single precision."""
    return normal(rng, *shape).astype(np.float32)


def sigma(z: Array) -> Array:
    """Sigmoid, as it is needed to choose points; nobody is judged by it."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))


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


def made(full: str, label: str, arguments: tuple[object, ...], m: int = 1) -> Case:
    """Return a case in the group that what is special about it belongs to."""
    group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
    return Case(label=full, m=m, arguments=arguments, group=group)


def quiet(cases: list[Case]) -> list[Case]:
    """Return the cases so that at large entries a warning of NumPy's is an error."""
    return [msgspec.structs.replace(case, quiet="large entries" in case.label) for case in cases]
