"""Every mistake is found by its name in what it leads to, and no name is given without complete evidence."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pytest

from autograder.numeric.arrays import Array, rms
from autograder.numeric.compare import Expected, difference, rounding_noise
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.points import LayerShape, generator, normal

SHAPES = [LayerShape("a", 4, 5, 7), LayerShape("b", 5, 3, 4), LayerShape("c", 6, 7, 3)]
SQUARE = [LayerShape("d", 4, 4, 7), LayerShape("e", 3, 3, 5), LayerShape("f", 5, 5, 2)]
FEW, FEW_SAMPLES = LayerShape("few", 1, 3, 1), LayerShape("few samples", 1, 1, 3)


class Layer(NamedTuple):
    """One layer at one point, ``upstream`` shaped like ``Z``."""

    A_prev: Array
    W: Array
    b: Array
    Z: Array
    upstream: Array

    @property
    def m(self) -> int:
        return self.Z.shape[1]


class Slip(NamedTuple):
    """A right function of some arguments, a wrong value of it, and what might be suspected."""

    right: Callable[..., tuple[Array]]
    arguments: tuple[Array, ...]
    wrong: object
    suspects: Mapping[str, Array] = {}


def layer_at(shape: LayerShape) -> Layer:
    rng = generator(f"diagnose: {shape.label}")
    A_prev, W = normal(rng, shape.n_prev, shape.m), normal(rng, shape.n, shape.n_prev)
    b, upstream = normal(rng, shape.n, 1), normal(rng, shape.n, shape.m)
    return Layer(A_prev, W, b, W @ A_prev + b, upstream)


def linear(A_prev: Array, W: Array, b: Array) -> tuple[Array]:
    return (W @ A_prev + b,)


def weight_gradient(dZ: Array, A_prev: Array) -> tuple[Array]:
    return (dZ @ A_prev.T,)


def bias_gradient(dZ: Array) -> tuple[Array]:
    return (dZ.sum(axis=1, keepdims=True),)


def tanh_backward(dA: Array, Z: Array) -> tuple[Array]:
    return (dA * (1 - np.tanh(Z) ** 2),)


def relu_backward(dA: Array, Z: Array) -> tuple[Array]:
    return (dA * (Z > 0),)


def softmax(Z: Array) -> Array:
    weights = np.exp(Z - Z.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


def probabilities(Z: Array) -> tuple[Array]:
    return (softmax(Z),)


def softmax_backward(dA: Array, Z: Array) -> tuple[Array]:
    A = softmax(Z)
    return (A * (dA - (A * dA).sum(axis=0)),)


def layer_weights(dA: Array, A_prev: Array, Z: Array) -> tuple[Array]:
    return weight_gradient(tanh_backward(dA, Z)[0], A_prev)


def of_weights(name: str, change: Callable[[Array, Layer], object]) -> tuple[str, Callable[[Layer], Slip]]:
    """A slip that changes dW in a way that shows without a suspect."""

    def slip(layer: Layer) -> Slip:
        arguments = layer.upstream, layer.A_prev
        return Slip(weight_gradient, arguments, change(weight_gradient(*arguments)[0], layer))

    return name, slip


def of_suspect(
    name: str, right: Callable[..., tuple[Array]], fields: str, wrong: Callable[[Layer], Array]
) -> tuple[str, Callable[[Layer], Slip]]:
    """A slip that leads to what is suspected, among other suspects."""

    def slip(layer: Layer) -> Slip:
        arguments = tuple(getattr(layer, field) for field in fields.split())
        value = wrong(layer)
        return Slip(right, arguments, value, {"another": np.ones(value.shape), name: value})

    return name, slip


def with_nan(dW: Array, _layer: Layer) -> Array:
    dW[-1, 0] = np.nan
    return dW


SLIPS = dict(
    [
        of_weights("not-an-array", lambda dW, _: dW.tolist()),
        of_weights("wrong-shape", lambda dW, _: dW.ravel()),
        of_weights("transposed-shape", lambda dW, _: dW.T),
        of_weights("transposed", lambda dW, _: dW.T),
        of_weights("not-finite", with_nan),
        of_weights("zero", lambda dW, _: 0 * dW),
        of_weights("sign", lambda dW, _: -dW),
        of_weights("extra-mean", lambda dW, layer: dW / layer.m),
        of_weights("missing-mean", lambda dW, layer: dW * layer.m),
        of_weights("constant-factor", lambda dW, _: -2.5 * dW),
        of_suspect("passed-through", tanh_backward, "upstream Z", lambda at: at.upstream),
        of_suspect("wrong-axis", bias_gradient, "upstream", lambda at: at.upstream.sum(axis=0, keepdims=True)),
        of_suspect("not-summed", bias_gradient, "upstream", lambda at: at.upstream),
        of_suspect("summed-over-everything", bias_gradient, "upstream", lambda at: np.asarray(at.upstream.sum())),
        of_suspect("squeezed", bias_gradient, "upstream", lambda at: at.upstream.sum(axis=1)),
        of_suspect("missing-bias", linear, "A_prev W b", lambda at: at.W @ at.A_prev),
        of_suspect("upstream-ignored", tanh_backward, "upstream Z", lambda at: 1 - np.tanh(at.Z) ** 2),
        of_suspect("missing-square", tanh_backward, "upstream Z", lambda at: at.upstream * (1 - np.tanh(at.Z))),
        of_suspect("missing-activation", layer_weights, "upstream A_prev Z", lambda at: at.upstream @ at.A_prev.T),
        of_suspect(
            "elementwise-softmax",
            softmax_backward,
            "upstream Z",
            lambda at: at.upstream * softmax(at.Z) * (1 - softmax(at.Z)),
        ),
        of_suspect("mask-from-upstream", relu_backward, "upstream Z", lambda at: at.upstream * (at.upstream > 0)),
        of_suspect(
            "derivative-of-output",
            tanh_backward,
            "upstream Z",
            lambda at: at.upstream * (1 - np.tanh(np.tanh(at.Z)) ** 2),
        ),
        of_suspect("softmax-over-samples", probabilities, "Z", lambda at: softmax(at.Z.T).T),
        of_suspect("parameter-returned", weight_gradient, "upstream A_prev", lambda at: at.W),
    ]
)


def evidence_of(slip: Slip, m: int) -> Evidence:
    (value,), (noise,) = slip.right(*slip.arguments), rounding_noise(slip.right, slip.arguments)
    expected = Expected(value, noise, value, value)
    found = difference(slip.wrong, expected, "float64")
    assert found is not None, "the slip has to be one here"
    return Evidence("dW", slip.wrong, expected, found, "float64", m, lambda: slip.suspects)


def evidence_at(name: str, shape: LayerShape) -> Evidence:
    layer = layer_at(shape)
    return evidence_of(SLIPS[name](layer), layer.m)


def shapes_for(name: str) -> list[LayerShape]:
    return SQUARE if name == "transposed" else SHAPES


def blurred(name: str, shape: LayerShape) -> Evidence:
    """The wrong value with noise on it: now it is another one."""
    layer = layer_at(shape)
    slip = SLIPS[name](layer)
    wrong = np.asarray(slip.wrong)
    noise = normal(generator(f"blur: {name}"), *wrong.shape)
    return evidence_of(slip._replace(wrong=np.asarray(wrong + 1e-3 * max(rms(wrong), 1.0) * noise)), layer.m)


BY_VALUE = [name for name in SLIPS if evidence_at(name, shapes_for(name)[0]).difference.kind == "value"]
SEEN_IN_CALLS = {"malformed-result", "overwritten-input", "spoilt-cache"}
"""Mistakes of which there are no numbers to tell."""
BY_SHAPE_AND_VALUE = ["transposed-shape", "wrong-axis", "not-summed", "summed-over-everything", "squeezed"]


def test_the_slips_and_what_a_call_shows_are_the_whole_catalogue() -> None:
    assert set(SLIPS) | SEEN_IN_CALLS == set(CATALOGUE)
    assert not set(SLIPS) & SEEN_IN_CALLS


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistake_is_named_that_explains_every_case(name: str) -> None:
    diagnosis = diagnose([evidence_at(name, shape) for shape in shapes_for(name)])
    assert diagnosis.mistake == name
    assert diagnosis.message.startswith(CATALOGUE[name].student)


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("number", range(3))
def test_one_case_with_numbers_enough_can_tell(name: str, number: int) -> None:
    assert diagnose([evidence_at(name, shapes_for(name)[number])]).mistake == name


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("order", [1, -1])
def test_a_mistake_is_not_named_that_leaves_a_case_unexplained(name: str, order: int) -> None:
    evidence = [evidence_at(name, shapes_for(name)[0]), blurred("sign", SHAPES[1])]
    diagnosis = diagnose(evidence[::order])
    assert diagnosis.mistake is None
    assert diagnosis.message


@pytest.mark.parametrize("name", [name for name in BY_VALUE if name != "transposed"])
def test_a_mistake_is_not_named_for_a_few_numbers(name: str) -> None:
    few = FEW_SAMPLES if "mean" in name else FEW
    assert diagnose([evidence_at(name, few)]).mistake is None


@pytest.mark.parametrize("name", [name for name in BY_VALUE if name != "transposed"])
def test_a_few_numbers_count_beside_many(name: str) -> None:
    few = FEW_SAMPLES if "mean" in name else FEW
    assert diagnose([evidence_at(name, few), evidence_at(name, SHAPES[0])]).mistake == name


@pytest.mark.parametrize("name", BY_VALUE)
def test_another_wrong_value_has_no_name(name: str) -> None:
    diagnosis = diagnose([blurred(name, shape) for shape in shapes_for(name)])
    assert diagnosis.mistake is None
    assert "elements are off, most of all [" in diagnosis.message


@pytest.mark.parametrize("name", BY_SHAPE_AND_VALUE)
def test_a_wrong_shape_with_other_values_is_a_wrong_shape_only(name: str) -> None:
    assert diagnose([blurred(name, shape) for shape in SHAPES]).mistake == "wrong-shape"
