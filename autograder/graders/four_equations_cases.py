"""The points at which four_equations is judged."""

import itertools
import math
from collections.abc import Callable

import numpy as np

from autograder.course import Group
from autograder.grading.cases import Case
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

Draw = Callable[..., Array]

_EDGES = {
    *("one element", "one axis", "three axes", "exact zeros", "large entries", "large entries, all negative"),
    *("one neuron", "one neuron each", "one in the next layer", "one input", "one hidden neuron", "one sample"),
    *("all negative", "many magnitudes", "saturated", "no hidden layer"),
}


def _float32(rng: np.random.Generator, *shape: int) -> Array:
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
        ("all negative", negative, (4, 3)),
        ("many magnitudes", spread, (6, 5)),
        ("float32", _float32, (4, 5)),
    ]
    found = [(label, draw(generator(f"{name}: {label}"), *shape)) for label, draw, shape in drawn]
    zeros = normal(generator(f"{name}: exact zeros"), 4, 3)
    zeros.flat[::3] = 0.0
    found.append(("exact zeros", zeros))
    large = normal(generator(f"{name}: large entries"), 4, 3) + np.array([[800.0], [-800.0], [0.0], [1.0]])
    found.append(("large entries", large))
    found.append(("large entries, all negative", np.array([[-800.0, -0.3], [-1.5, -720.0]])))
    return [_case(f"{name}, {label}, z {z.shape}", label, (z,)) for label, z in found]


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
        ("float32", 5, _float32),
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
        cases.append(_case(f"output_error, {label}, a {a.shape}", label, (a, y, z)))
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
        ("all negative", 4, 3, negative),
        ("many magnitudes", 3, 5, spread),
        ("float32", 4, 3, _float32),
        ("float32", 3, 5, _float32),
    ]
    cases = []
    for label, k, n, draw in drawn:
        rng = generator(f"hidden_error: {label} {k} {n}")
        w, delta, z = draw(rng, k, n), draw(rng, k, 1), draw(rng, n, 1)
        if label.startswith("errors"):
            delta = np.abs(delta) + 0.1 if label == "errors above zero" else -np.abs(delta) - 0.1
        cases.append(_case(f"hidden_error, {label}, w_next {k, n}", label, (w, delta, z)))
    return cases


def bias_cases() -> list[Case]:
    """(delta,)."""
    drawn: list[tuple[str, int, Draw]] = [
        ("five neurons", 5, normal),
        ("three neurons", 3, normal),
        ("large", 70, normal),
        ("one neuron", 1, normal),
        ("all negative", 4, negative),
        ("many magnitudes", 6, spread),
        ("float32", 4, _float32),
    ]
    return [
        _case(f"bias_gradient, {label}, delta {n, 1}", label, (draw(generator(f"bias_gradient: {label}"), n, 1),))
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
        ("all negative", 4, 3, negative),
        ("many magnitudes", 3, 6, spread),
        ("float32", 4, 3, _float32),
    ]
    cases = []
    for label, p, n, draw in drawn:
        rng = generator(f"weight_gradient: {label}")
        cases.append(_case(f"weight_gradient, {label}, gradient {n, p}", label, (draw(rng, p, 1), draw(rng, n, 1))))
    return cases


_NETWORKS: dict[int, list[tuple[str, tuple[int, ...], int, Draw]]] = {
    1: [
        ("no hidden layer", (5, 3), 4, normal),
        ("no hidden layer", (3, 4), 6, normal),
        ("no hidden layer", (1, 1), 2, normal),
    ],
    2: [
        ("wide in the middle", (3, 5, 2), 4, normal),
        ("narrow in the middle", (5, 2, 4), 7, normal),
        ("square", (3, 3, 3), 3, normal),
        ("large", (33, 70, 20), 65, normal),
        ("one hidden neuron", (3, 1, 2), 5, normal),
        ("one input", (1, 4, 2), 3, normal),
        ("one sample", (4, 3, 5), 1, normal),
        ("all negative", (3, 4, 2), 5, negative),
        ("many magnitudes", (4, 3, 2), 7, spread),
        ("float32", (4, 5, 3), 6, _float32),
        ("float32", (3, 4, 4), 5, _float32),
    ],
    3: [
        ("layers that grow", (2, 3, 4, 5), 6, normal),
        ("layers that shrink", (6, 5, 4, 2), 3, normal),
        ("square", (4, 4, 4, 4), 4, normal),
    ],
}
"""By how many matrices there are: label, sizes, samples (where there are several) and what is drawn."""
DEPTHS = tuple(_NETWORKS)


def backprop_cases(depth: int) -> list[Case]:
    """(x, y, weights, biases) of one sample."""
    return [
        _case(label, special, (X, Y, weights, biases))
        for label, special, _, (X, Y, weights, biases) in _networks("backprop", depth, one=True)
    ]


def batch_cases(depth: int) -> list[Case]:
    """(X, Y, weights, biases), columns are samples."""
    return [
        _case(f"{label}, m = {m}", special, (X, Y, weights, biases), m)
        for label, special, m, (X, Y, weights, biases) in _networks("backprop_batch", depth)
    ]


def growth_cases() -> tuple[Case, Case]:
    """The same network with few samples and with many."""
    few, many = (_network(f"growth: {m}", (6, 5, 3), m, normal) for m in (4, 200))
    return _case("four samples", "", few, 4), _case("two hundred samples", "", many, 200)


def step_cases(depth: int) -> list[Case]:
    """(weights, biases, mini_batch, eta); steps that are large enough to be seen beside the weights."""
    etas = itertools.cycle([30.0, 12.0, 50.0])
    found = []
    for label, special, m, (X, Y, weights, biases) in _networks("update_mini_batch", depth, most=12):
        batch = [(X[:, [i]], Y[:, [i]]) for i in range(m)]
        eta = next(etas)
        full = f"{label}, {m} samples, eta = {eta:g}"
        found.append(_case(full, special, (weights, biases, batch, eta), m))
    return found


def direction_cases(depth: int) -> list[Case]:
    """(x, y, weights, biases, dweights, dbiases): all parameters move, or some of them only."""
    cases = []
    for label, special, _, (x, y, weights, biases) in _networks("directional_derivative", depth, one=True):
        draw = _float32 if special == "float32" else normal
        rng = generator(f"direction: {label}")
        moves = tuple([draw(rng, *one.shape) for one in part] for part in (weights, biases))
        cases.append(_case(label, special, (x, y, weights, biases, *moves)))
    return cases + (_partial_directions() if depth == len(_PARTIAL) - 1 else [])


_PARTIAL = (3, 4, 5, 2)


def _partial_directions() -> list[Case]:
    x, y, weights, biases = _network("directional_derivative: some move", _PARTIAL, 1, normal)
    rng = generator("direction: some move")
    dweights, dbiases = ([normal(rng, *one.shape) for one in part] for part in (weights, biases))
    still = [np.zeros(one.shape) for one in weights], [np.zeros(one.shape) for one in biases]
    one_weight = [np.zeros(one.shape) for one in weights]
    one_weight[1][2, 1] = 1.0
    directions = (
        ("only the biases move", (still[0], dbiases)),
        ("only the weights move", (dweights, still[1])),
        ("only the first layer moves", ([dweights[0], *still[0][1:]], [dbiases[0], *still[1][1:]])),
        ("one weight moves", (one_weight, still[1])),
    )
    name = "-".join(map(str, _PARTIAL))
    return [
        _case(f"directional_derivative, {label}, {name}", label, (x, y, weights, biases, *direction))
        for label, direction in directions
    ]


Arrays = list[Array]


def _networks(
    name: str, depth: int, *, one: bool = False, most: int = 1000
) -> list[tuple[str, str, int, tuple[Array, Array, Arrays, Arrays]]]:
    """Return label, what is special, number of samples and network; ``one`` sample or up to ``most`` of them."""
    found = []
    for special, sizes, samples, draw in _NETWORKS[depth]:
        if one and special == "one sample":
            continue
        m = 1 if one else min(samples, most)
        label = f"{name}, {special}, {'-'.join(map(str, sizes))}"
        found.append((label, special, m, _network(label, sizes, m, draw)))
    return found


def _network(seed: str, sizes: tuple[int, ...], m: int, draw: Draw) -> tuple[Array, Array, Arrays, Arrays]:
    """Draw inputs, targets, weights and biases; weighted inputs stay small enough for slopes that can be seen."""
    rng = generator(seed)
    weights = [draw(rng, n, n_prev) / math.sqrt(n_prev) for n_prev, n in itertools.pairwise(sizes)]
    biases = [draw(rng, n, 1) for n in sizes[1:]]
    X = draw(rng, sizes[0], m)
    return X, rng.uniform(-1, 1, (sizes[-1], m)).astype(X.dtype), weights, biases


def _case(full: str, label: str, arguments: tuple[object, ...], m: int = 1) -> Case:
    group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
    return Case(label=full, m=m, arguments=arguments, group=group)
