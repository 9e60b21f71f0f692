"""The networks, samples and directions at which four_equations is judged."""

import itertools
import math

import numpy as np

from autograder.author.cases import Case
from autograder.derive.arrangement import deep_arrangements
from autograder.graders.four_equations_cases import Draw, float32, made
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

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
        ("two samples", (3, 4, 2), 2, normal),
        ("many samples", (2, 3, 2), 130, normal),
        ("all negative", (3, 4, 2), 5, negative),
        ("many magnitudes", (4, 3, 2), 7, spread),
        ("float32", (4, 5, 3), 6, float32),
        ("float32", (3, 4, 4), 5, float32),
    ],
    3: [
        ("layers that grow", (2, 3, 4, 5), 6, normal),
        ("layers that shrink", (6, 5, 4, 2), 3, normal),
        ("square", (4, 4, 4, 4), 4, normal),
    ],
    4: [("more layers", (3, 4, 2, 3, 2), 3, normal)],
    5: [("more layers", (2, 3, 2, 4, 3, 2), 2, normal)],
    6: [("more layers", (3, 2, 4, 3, 2, 3, 2), 4, normal)],
}
"""By how many matrices there are: label, sizes, samples (where there are several) and what is drawn."""
DEPTHS = tuple(_NETWORKS)
_USUAL_DEPTH = 3


def backprop_cases(depth: int) -> list[Case]:
    """(x, y, weights, biases) of one sample."""
    cases = [
        made(label, special, (X, Y, weights, biases))
        for label, special, _, (X, Y, weights, biases) in _networks("backprop", depth, one=True)
    ]
    return deep_arrangements(cases)


def batch_cases(depth: int) -> list[Case]:
    """(X, Y, weights, biases), columns are samples."""
    cases = [
        made(f"{label}, m = {m}", special, (X, Y, weights, biases), m)
        for label, special, m, (X, Y, weights, biases) in _networks("backprop_batch", depth)
    ]
    return deep_arrangements(cases)


def growth_cases() -> tuple[Case, Case]:
    """The same network with few samples and with many."""
    few, many = (_network(f"growth: {m}", (6, 5, 3), m, normal) for m in (4, 2000))
    return made("4 samples", "", few, 4), made("2000 samples", "", many, 2000)


def step_cases(depth: int) -> list[Case]:
    """(weights, biases, mini_batch, eta); steps that are large enough to be seen beside the weights."""
    etas = itertools.cycle([30.0, 12.0, 50.0])
    found = []
    for label, special, m, (X, Y, weights, biases) in _networks("update_mini_batch", depth, most=12):
        batch = [(X[:, [i]], Y[:, [i]]) for i in range(m)]
        eta = next(etas) * (10 if depth > _USUAL_DEPTH else 1)
        full = f"{label}, {m} samples, eta = {eta:g}"
        found.append(made(full, special, (weights, biases, batch, eta), m))
    return found


def direction_cases(depth: int) -> list[Case]:
    """(x, y, weights, biases, dweights, dbiases): all parameters move, or some of them only."""
    cases = []
    for label, special, _, (x, y, weights, biases) in _networks("directional_derivative", depth, one=True):
        draw = float32 if special == "float32" else normal
        rng = generator(f"direction: {label}")
        moves = tuple([draw(rng, *one.shape) for one in part] for part in (weights, biases))
        cases.append(made(label, special, (x, y, weights, biases, *moves)))
    cases = deep_arrangements(cases)
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
        made(f"directional_derivative, {label}, {name}", label, (x, y, weights, biases, *direction))
        for label, direction in directions
    ]


Arrays = list[Array]


def _networks(
    name: str, depth: int, *, one: bool = False, most: int = 1000
) -> list[tuple[str, str, int, tuple[Array, Array, Arrays, Arrays]]]:
    """Return label, what is special, number of samples and network; ``one`` sample or up to ``most`` of them."""
    found = []
    for special, sizes, samples, draw in _NETWORKS[depth]:
        if one and special.endswith((" sample", " samples")):
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
