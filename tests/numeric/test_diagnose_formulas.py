"""Every mistake in a formula is found by its name among others that are suspected, and only with all the evidence."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, difference, rounding_noise
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.evidence import Changes
from autograder.numeric.mistakes_in_formulas import IN_FORMULAS
from autograder.numeric.points import LAYER_SHAPES, LayerShape, generator, normal

SHAPES = [LayerShape("a", 4, 5, 7), LayerShape("b", 5, 3, 6), LayerShape("c", 6, 7, 4)]

Formula = Callable[..., Array]


def told(values: Mapping[str, Array]) -> Changes:
    return Changes(values, dict, None, len(values))


def sigmoid(Z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-Z)))


def softmax(Z: Array) -> Array:
    weights = np.exp(Z - Z.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


def linear(A_prev: Array, W: Array, b: Array) -> Array:
    return np.asarray(W @ A_prev + b)


def sigmoid_backward(dA: Array, Z: Array) -> Array:
    return np.asarray(dA * sigmoid(Z) * (1 - sigmoid(Z)))


def tanh_backward(dA: Array, Z: Array) -> Array:
    return np.asarray(dA * (1 - np.tanh(Z) ** 2))


def relu_backward(dA: Array, Z: Array) -> Array:
    return np.asarray(dA * (Z > 0))


def softmax_backward(dA: Array, Z: Array) -> Array:
    A = softmax(Z)
    return np.asarray(A * (dA - (A * dA).sum(axis=0)))


def summed_over_batch(dA: Array, Z: Array) -> Array:
    return np.asarray(softmax(Z) * (dA - (softmax(Z) * dA).sum()))


def cost_gradient(AL: Array, Y: Array) -> Array:
    return np.asarray(-Y / AL / Y.shape[1])


def binary(AL: Array, Y: Array) -> Array:
    return np.asarray((-Y / AL + (1 - Y) / (1 - AL)) / Y.shape[1])


def two_layers(Z: Array) -> Array:
    return np.tanh(2 * sigmoid(Z))


def first_weights(dA: Array, A_prev: Array, Z: Array) -> Array:
    return np.asarray(tanh_backward(dA, Z) @ A_prev.T)


SLIPS: Mapping[str, tuple[Formula, str, Formula]] = {
    "missing-bias": (linear, "A_prev W b", lambda A_prev, W, _: W @ A_prev),
    "bias-sign": (linear, "A_prev W b", lambda A_prev, W, b: W @ A_prev - b),
    "missing-activation": (first_weights, "dA A_prev Z", lambda dA, A_prev, _: dA @ A_prev.T),
    "wrong-activation": (tanh_backward, "dA Z", relu_backward),
    "repeated-activation": (sigmoid, "Z", lambda Z: sigmoid(sigmoid(Z))),
    "missing-square": (tanh_backward, "dA Z", lambda dA, Z: dA * (1 - np.tanh(Z))),
    "half-derivative": (sigmoid_backward, "dA Z", lambda dA, Z: dA * sigmoid(Z)),
    "value-for-derivative": (tanh_backward, "dA Z", lambda dA, Z: dA * np.tanh(Z)),
    "derivative-of-output": (tanh_backward, "dA Z", lambda dA, Z: tanh_backward(dA, np.tanh(Z))),
    "flipped-mask": (relu_backward, "dA Z", lambda dA, Z: dA * (Z < 0)),
    "mask-from-upstream": (relu_backward, "dA Z", lambda dA, _: dA * (dA > 0)),
    "leaky-relu": (relu_backward, "dA Z", lambda dA, Z: dA * np.where(Z > 0, 1, 0.01)),
    "exponent-sign": (sigmoid, "Z", lambda Z: sigmoid(-Z)),
    "softmax-over-samples": (softmax, "Z", lambda Z: softmax(Z.T).T),
    "elementwise-softmax": (softmax_backward, "dA Z", lambda dA, Z: dA * softmax(Z) * (1 - softmax(Z))),
    "diagonal-only": (softmax_backward, "dA Z", lambda dA, Z: dA * softmax(Z)),
    "summed-over-batch": (softmax_backward, "dA Z", summed_over_batch),
    "not-normalised": (softmax, "Z", np.exp),
    "normalised-over-everything": (softmax, "Z", lambda Z: np.exp(Z) / np.exp(Z).sum()),
    "softmax-folded-in": (cost_gradient, "AL Y", lambda AL, Y: (AL - Y) / Y.shape[1]),
    "binary-cross-entropy": (cost_gradient, "AL Y", binary),
    "missing-reciprocal": (cost_gradient, "AL Y", lambda _, Y: -Y / Y.shape[1]),
    "wrong-logarithm": (cost_gradient, "AL Y", lambda AL, Y: cost_gradient(AL, Y) / np.log(2)),
    "reversed-layers": (two_layers, "Z", lambda Z: sigmoid(2 * np.tanh(Z))),
    "wrong-layer": (two_layers, "Z", sigmoid),
    "upstream-not-passed-on": (first_weights, "dA A_prev Z", lambda _, A_prev, Z: Z @ A_prev.T),
}
"""The right formula, its arguments, and a wrong one of the same arguments, by mistake."""


def arguments_at(shape: LayerShape) -> Mapping[str, Array]:
    rng = generator(f"formulas: {shape.label}")
    A_prev, W, b = normal(rng, shape.n_prev, shape.m), normal(rng, shape.n, shape.n_prev), normal(rng, shape.n, 1)
    Z, dA = W @ A_prev + b, normal(rng, shape.n, shape.m)
    return {"A_prev": A_prev, "W": W, "b": b, "Z": Z, "dA": dA, "AL": softmax(Z), "Y": 1.0 * (Z.max(axis=0) == Z)}


def evidence_at(name: str, shape: LayerShape, blur: float = 0.0, *, is_right: bool = False) -> Evidence:
    """What the slip gives at a shape, among all that the arguments allow to suspect."""
    right, names, wrong = SLIPS[name]
    at = arguments_at(shape)
    given = [at[argument] for argument in names.split()]
    (noise,) = rounding_noise(lambda *moved: (right(*moved),), given)
    value = right(*given)
    actual = value if is_right else wrong(*given)
    actual = actual + blur * normal(generator(name), *actual.shape)
    suspects = {other: formula(*given) for other, (_, needed, formula) in SLIPS.items() if needed == names}
    expected = Expected(value, noise, value, value)
    return Evidence(
        "dZ", actual, expected, difference(actual, expected, "float64"), "float64", shape.m, lambda: told(suspects)
    )


def test_the_slips_are_all_there_is_to_formulas() -> None:
    assert set(SLIPS) == {mistake.name for mistake in IN_FORMULAS}


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistake_is_named_that_explains_every_case(name: str) -> None:
    assert diagnose([evidence_at(name, shape) for shape in SHAPES]).mistake == name


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("blurred", range(3))
def test_a_mistake_is_not_named_if_one_case_is_blurred(name: str, blurred: int) -> None:
    evidence = [evidence_at(name, shape, 1e-3 * (number == blurred)) for number, shape in enumerate(SHAPES)]
    diagnosis = diagnose(evidence)
    assert diagnosis.mistake is None
    assert diagnosis.instructor.startswith("no known mistake explains all of it")


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("right", range(3))
def test_a_mistake_is_not_named_if_one_case_is_right_that_it_would_have_spoilt(name: str, right: int) -> None:
    evidence = [evidence_at(name, shape, is_right=number == right) for number, shape in enumerate(SHAPES)]
    diagnosis = diagnose(evidence)
    assert diagnosis.mistake is None
    assert f"{name} explains all that is wrong, but not what is right" in diagnosis.instructor


def test_a_mistake_that_one_sample_hides_is_named_though_that_case_is_right() -> None:
    one_sample = next(shape for shape in LAYER_SHAPES if shape.m == 1)
    evidence = [evidence_at("summed-over-batch", shape) for shape in (one_sample, *SHAPES)]
    assert evidence[0].difference is None
    assert diagnose(evidence).mistake == "summed-over-batch"
