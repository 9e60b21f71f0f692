"""A function that is simpler than the right one is called poor, and by what it lacks; another rich one is not."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, one_hot, probabilities
from autograder.numeric.richness import Linearization, Surroundings, poverty

Function = Callable[..., Array]
MATRIX = np.cos(np.arange(20.0)).reshape(5, 4)
_STEP = 1e-5


def linear(A_prev: Array, W: Array, b: Array) -> Array:
    return np.asarray(W @ A_prev + b)


def softmax(Z: Array) -> Array:
    weights = np.exp(Z - Z.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


def layer(A_prev: Array, W: Array, b: Array) -> Array:
    return np.tanh(linear(A_prev, W, b))


def cost(AL: Array, Y: Array) -> Array:
    return np.asarray(-(Y * np.log(AL)).sum() / AL.shape[1])


def linearization(function: Function, arguments: Sequence[Array], names: Mapping[str, int]) -> Linearization:
    jacobians = {name: jacobian(function, arguments, position) for name, position in names.items()}
    return Linearization(np.asarray(function(*arguments)), jacobians)


def jacobian(function: Function, arguments: Sequence[Array], position: int) -> Array:
    rows = []
    for number in range(arguments[position].size):
        sides = []
        for step in (-_STEP, _STEP):
            moved = [argument.copy() for argument in arguments]
            moved[position].flat[number] += step
            sides.append(np.ravel(function(*moved)))
        rows.append((sides[1] - sides[0]) / (2 * _STEP))
    return np.array(rows)


def surroundings_of(function: Function, arguments: Sequence[Array], names: Mapping[str, int]) -> Surroundings:
    """The function at a point, and with the rows of one argument after another moved round by one."""
    others = []
    for number in range(len(arguments)):
        exchanged = list(arguments)
        exchanged[number] = np.roll(exchanged[number], 1, axis=0)
        others.append(linearization(function, exchanged, names))
    return Surroundings(linearization(function, arguments, names), tuple(others), names)


LAYER = {"A_prev": 0, "W": 1, "b": 2}


def layer_points(seed: str) -> list[Array]:
    rng = generator(f"richness: {seed}")
    return [rng.standard_normal(shape) for shape in ((4, 3), (5, 4), (5, 1))]


def poor_layer(own: Function, right: Function = linear) -> str | None:
    pairs = [[surroundings_of(f, layer_points(seed), LAYER) for f in (own, right)] for seed in ("first", "second")]
    return poverty([(mine, theirs) for mine, theirs in pairs])


def poor_activation(own: Function, right: Function) -> str | None:
    points = [[generator(f"richness: {shape}").standard_normal(shape)] for shape in ((5, 3), (4, 6))]
    return poverty(
        [(surroundings_of(own, point, {"Z": 0}), surroundings_of(right, point, {"Z": 0})) for point in points]
    )


def poor_cost(own: Function) -> str | None:
    rng = generator("richness: cost")
    point = [probabilities(rng, 4, 6), one_hot(rng, 4, 6)]
    return poverty([(surroundings_of(own, point, {"AL": 0}), surroundings_of(cost, point, {"AL": 0}))])


@pytest.mark.parametrize("right", [linear, layer], ids=["linear", "layer"])
def test_the_right_function_is_not_poor(right: Function) -> None:
    assert poor_layer(right, right) is None


@pytest.mark.parametrize("right", [softmax, np.tanh], ids=["softmax", "tanh"])
def test_the_right_activation_is_not_poor(right: Function) -> None:
    assert poor_activation(right, right) is None


@pytest.mark.parametrize("right", [linear, layer], ids=["linear", "layer"])
@pytest.mark.parametrize(
    "change",
    [lambda A: 3 * A, lambda A: A + 7, lambda A: -A, lambda A: 0.01 * A, lambda A: A[::-1], lambda A: A / A.shape[1]],
    ids=["larger", "shifted", "sign flipped", "much smaller", "upside down", "by the batch"],
)
def test_a_rich_function_that_is_scaled_shifted_or_flipped_stays_rich(
    right: Function, change: Callable[[Array], Array]
) -> None:
    assert poor_layer(lambda *arguments: change(right(*arguments)), right) is None


@pytest.mark.parametrize(
    "own",
    [
        lambda A_prev, W, b: W @ A_prev - b,
        lambda A_prev, W, b: 2 * (W @ A_prev) + b,
        lambda A_prev, W, b: W[::-1] @ A_prev + 2 * b,
        lambda A_prev, W, b: np.tanh(W @ A_prev + b),
    ],
    ids=["bias subtracted", "product twice", "units exchanged", "richer than right"],
)
def test_a_wrong_function_that_is_as_rich_as_the_right_one_is_not_poor(own: Function) -> None:
    assert poor_layer(own) is None


def test_tanh_of_the_double_is_not_poor() -> None:
    assert poor_activation(lambda Z: np.tanh(2 * Z), np.tanh) is None


def test_softmax_that_is_not_normalised_by_the_column_alone_is_not_poor() -> None:
    assert poor_activation(lambda Z: np.exp(Z) / (1 + np.exp(Z).sum(axis=0)), softmax) is None


def test_a_constant_depends_on_nothing() -> None:
    assert poor_layer(lambda A_prev, W, b: np.ones_like(W @ A_prev + b)) == "it does not depend on A_prev"


@pytest.mark.parametrize(
    ("own", "missing"),
    [
        (lambda A_prev, W, b: W @ np.ones_like(A_prev) + b, "A_prev"),
        (lambda A_prev, W, b: MATRIX @ A_prev + b + 0 * W.sum(), "W"),
        (lambda A_prev, W, b: W @ A_prev + 0 * b, "b"),
        (lambda A_prev, W, b: W @ A_prev + 1e-5 * b, "b"),
    ],
    ids=["A_prev", "W", "b", "hardly on b"],
)
def test_an_argument_that_is_ignored_is_named(own: Function, missing: str) -> None:
    assert poor_layer(own) == f"it does not depend on {missing}"


def test_an_argument_that_is_ignored_is_noticed_though_nothing_is_differentiated_by_it() -> None:
    assert poor_cost(cost) is None
    assert poor_cost(lambda AL, Y: 2 * cost(AL, Y)) is None
    assert poor_cost(lambda AL, Y: -np.log(AL).mean() + 0 * Y.sum()) == "it does not depend on all its arguments"


@pytest.mark.parametrize("own", [lambda Z: Z, lambda Z: 3 * Z + 1], ids=["identity", "straight line"])
@pytest.mark.parametrize("right", [np.tanh, lambda Z: 1 / (1 + np.exp(-Z))], ids=["tanh", "sigmoid"])
def test_a_straight_function_is_too_straight_where_the_right_one_bends(own: Function, right: Function) -> None:
    assert poor_activation(own, right) == "it is too simple: its slope by Z is the same everywhere"


def test_a_cost_that_is_linear_is_too_straight() -> None:
    found = poor_cost(lambda AL, Y: -(Y * AL).sum() / AL.shape[1])
    assert found == "it is too simple: its slope by AL is the same everywhere"


def test_a_layer_without_its_activation_is_too_straight() -> None:
    assert poor_layer(linear, layer) == "it is too simple: its slope by A_prev is the same everywhere"


@pytest.mark.parametrize("own", [np.tanh, np.exp, lambda Z: Z], ids=["tanh", "exponentials not normalised", "identity"])
def test_an_elementwise_function_in_place_of_a_coupled_one_has_too_little(own: Function) -> None:
    assert poor_activation(own, softmax) == "too little of its result depends on Z"


def test_a_function_of_its_own_row_alone_is_no_matrix_product() -> None:
    def star(A_prev: Array, W: Array, b: Array) -> Array:
        unit, feature = np.arange(5), np.arange(5) % 4
        return np.asarray(W[unit, feature, None] * A_prev[feature] + b)

    assert poor_layer(star) == "it depends in too few ways on W"


@pytest.mark.parametrize(
    ("own", "by"),
    [
        (lambda A_prev, W, b: (A_prev.sum() + W.sum() + b) * np.ones((5, A_prev.shape[1])), "A_prev"),
        (lambda A_prev, W, b: W.sum() * np.ones((5, 4)) @ A_prev + b, "A_prev"),
    ],
    ids=["everything", "inputs of a sample"],
)
def test_sums_of_everything_mix_too_much_into_one(own: Function, by: str) -> None:
    assert poor_layer(own) == f"it depends in too few ways on {by}"


def test_sums_of_weights_mix_too_much_into_one() -> None:
    found = poor_layer(lambda A_prev, W, b: W.sum() * MATRIX @ A_prev + b)
    assert found == "it depends in too few ways on W"


def activation_pairs(
    own: Sequence[Function], right: Function, points: Sequence[Array]
) -> list[tuple[Surroundings, Surroundings]]:
    return [
        (surroundings_of(mine, [Z], {"Z": 0}), surroundings_of(right, [Z], {"Z": 0}))
        for mine, Z in zip(own, points, strict=True)
    ]


POINTS = [generator(f"richness: {seed}").standard_normal((5, 3)) for seed in range(4)]


@pytest.mark.parametrize("edge", [0, 3], ids=["first", "last"])
@pytest.mark.parametrize(
    "poor", [np.zeros_like, np.exp, lambda Z: Z.sum() * np.ones(Z.shape)], ids=["zeros", "elementwise", "sums"]
)
def test_a_poor_edge_does_not_count_on_the_whole(poor: Function, edge: int) -> None:
    own = [poor if number == edge else softmax for number in range(4)]
    assert poverty(activation_pairs(own, softmax, POINTS)) is None


def test_an_edge_where_the_right_function_is_poor_itself_does_not_count() -> None:
    saturated = generator("richness: saturated").standard_normal((5, 3)) + 40
    pairs = activation_pairs([lambda Z: np.tanh(2 * Z)] * 3, np.tanh, [POINTS[0], saturated, POINTS[1]])
    assert poverty(pairs) is None


def test_an_edge_that_alone_is_rich_does_not_make_the_whole_rich() -> None:
    own: list[Callable[..., Array]] = [softmax, *7 * [np.exp]]
    points = [generator(f"richness: {seed}").standard_normal((5, 4)) for seed in range(8)]
    assert poverty(activation_pairs(own, softmax, points)) == "too little of its result depends on Z"
