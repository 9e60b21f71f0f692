"""Every mistake is found by its name in what it leads to, and no name is given without complete evidence."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec
import numpy as np
import pytest

from autograder.numeric.arrays import Array, rms
from autograder.numeric.catalogue import CATALOGUE, SEEN_IN_CALLS
from autograder.numeric.compare import Expected, difference, rounding_noise
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.evidence import Changes
from autograder.numeric.mistakes_in_arrays import IN_ARRAYS
from autograder.numeric.mistakes_in_calls import IN_CALLS
from autograder.numeric.points import LayerShape, generator, normal

SHAPES = [LayerShape("a", 4, 5, 7), LayerShape("b", 5, 4, 6), LayerShape("c", 6, 7, 3)]
SQUARE = [LayerShape("d", 4, 4, 7), LayerShape("e", 3, 3, 5), LayerShape("f", 5, 5, 2)]
SQUARE_ONLY = {"transposed", "untransposed", "elementwise-product"}
FEW, FEW_SAMPLES = LayerShape("few", 1, 3, 1), LayerShape("few samples", 1, 1, 3)


def told(values: Mapping[str, Array]) -> Changes:
    return Changes(values, dict, None, len(values))


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


def weight_gradient(dZ: Array, A_prev: Array) -> tuple[Array]:
    return (dZ @ A_prev.T,)


def bias_gradient(dZ: Array) -> tuple[Array]:
    return (dZ.sum(axis=1, keepdims=True),)


def tanh_backward(dA: Array, Z: Array) -> tuple[Array]:
    return (dA * (1 - np.tanh(Z) ** 2),)


def input_gradient(dZ: Array, W: Array) -> tuple[Array]:
    return (W.T @ dZ,)


def weights_at(at: Layer) -> Array:
    return weight_gradient(at.upstream, at.A_prev)[0]


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
        of_suspect("upstream-ignored", tanh_backward, "upstream Z", lambda at: 1 - np.tanh(at.Z) ** 2),
        of_suspect("parameter-returned", weight_gradient, "upstream A_prev", lambda at: at.W),
        of_weights("half-precision", lambda dW, _: dW.astype(np.float16).astype(float)),
        of_weights("whole-numbers", lambda dW, _: np.trunc(dW)),
        of_suspect("mean-over-features", weight_gradient, "upstream A_prev", lambda at: weights_at(at) / len(at.W)),
        of_suspect(
            "mean-over-everything", bias_gradient, "upstream", lambda at: np.full(at.b.shape, at.upstream.mean())
        ),
        of_suspect("elementwise-product", input_gradient, "upstream W", lambda at: at.upstream * at.A_prev),
        of_suspect("untransposed", input_gradient, "upstream W", lambda at: at.W @ at.upstream),
        of_suspect("last-sample-only", bias_gradient, "upstream", lambda at: at.upstream[:, -1:]),
        of_suspect("swapped-results", weight_gradient, "upstream A_prev", lambda at: at.W.T @ at.upstream),
    ]
)


def evidence_of(slip: Slip, m: int) -> Evidence:
    (value,), (noise,) = slip.right(*slip.arguments), rounding_noise(slip.right, slip.arguments)
    expected = Expected(value, noise, value, value)
    found = difference(slip.wrong, expected, "float64")
    return Evidence("dW", slip.wrong, expected, found, "float64", m, lambda: told(slip.suspects))


def evidence_at(name: str, shape: LayerShape) -> Evidence:
    layer = layer_at(shape)
    return evidence_of(SLIPS[name](layer), layer.m)


def wrong_at(name: str, shape: LayerShape) -> bool:
    return evidence_at(name, shape).difference is not None


def shapes_for(name: str) -> list[LayerShape]:
    return SQUARE if name in SQUARE_ONLY else SHAPES


def few_for(name: str) -> LayerShape:
    """A shape with three numbers at most, where the slip makes a difference."""
    return FEW if wrong_at(name, FEW) else FEW_SAMPLES


def right_at(name: str, shape: LayerShape) -> Evidence:
    """The right value, where the slip would have given another."""
    found = evidence_at(name, shape)
    return msgspec.structs.replace(found, actual=found.expected.value, difference=None)


def blurred(name: str, shape: LayerShape) -> Evidence:
    """The wrong value with noise on it: now it is another one."""
    layer = layer_at(shape)
    slip = SLIPS[name](layer)
    wrong = np.asarray(slip.wrong)
    noise = normal(generator(f"blur: {name}"), *wrong.shape)
    return evidence_of(slip._replace(wrong=np.asarray(wrong + 1e-3 * max(rms(wrong), 1.0) * noise)), layer.m)


KINDS = {name: getattr(evidence_at(name, shapes_for(name)[0]).difference, "kind", "") for name in SLIPS}
BY_VALUE = [name for name, kind in KINDS.items() if kind == "value"]
BY_SHAPE_AND_VALUE = [name for name, kind in KINDS.items() if kind == "shape" and name != "wrong-shape"]
FEW_ELEMENTS = [name for name in BY_VALUE if name not in SQUARE_ONLY]
FORMS = {"not-an-array", "wrong-shape", "not-finite"}


def test_the_slips_and_what_a_call_shows_are_all_there_is_to_arrays() -> None:
    assert set(SLIPS) | SEEN_IN_CALLS == {mistake.name for mistake in (*IN_ARRAYS, *IN_CALLS)}
    assert not set(SLIPS) & SEEN_IN_CALLS


@pytest.mark.parametrize("name", SLIPS)
def test_the_slips_are_slips(name: str) -> None:
    assert all(wrong_at(name, shape) for shape in shapes_for(name))


OF_ANOTHER_SHAPE = {"wrong-axis", "not-summed", "swapped-results"}
"""Whoever makes these falls back on the right formula where the shapes do not fit, and has made them elsewhere."""


@pytest.mark.parametrize("name", [name for name in SLIPS if name not in FORMS and name not in OF_ANOTHER_SHAPE])
@pytest.mark.parametrize("order", [1, -1])
def test_a_mistake_is_not_named_that_would_have_spoilt_a_value_that_is_right(name: str, order: int) -> None:
    first, *_, last = shapes_for(name)
    diagnosis = diagnose([evidence_at(name, first), right_at(name, last)][::order])
    assert diagnosis.mistake in {None, "wrong-shape"}
    assert "not what is right" in diagnosis.instructor or diagnosis.mistake


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistake_is_named_that_explains_every_case(name: str) -> None:
    diagnosis = diagnose([evidence_at(name, shape) for shape in shapes_for(name)])
    assert diagnosis.mistake == name
    assert diagnosis.message.startswith(CATALOGUE[name].student)


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("number", range(2))
def test_one_case_with_numbers_enough_can_tell(name: str, number: int) -> None:
    assert diagnose([evidence_at(name, shapes_for(name)[number])]).mistake == name


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("order", [1, -1])
def test_a_mistake_is_not_named_that_leaves_a_case_unexplained(name: str, order: int) -> None:
    evidence = [evidence_at(name, shapes_for(name)[0]), blurred("sign", SHAPES[1])]
    diagnosis = diagnose(evidence[::order])
    assert diagnosis.mistake is None
    assert diagnosis.message


@pytest.mark.parametrize("name", FEW_ELEMENTS)
def test_a_mistake_is_not_named_for_a_few_numbers(name: str) -> None:
    assert diagnose([evidence_at(name, few_for(name))]).mistake is None


@pytest.mark.parametrize("name", FEW_ELEMENTS)
def test_a_few_numbers_count_beside_many(name: str) -> None:
    assert diagnose([evidence_at(name, few_for(name)), evidence_at(name, SHAPES[0])]).mistake == name


@pytest.mark.parametrize("name", BY_VALUE)
def test_another_wrong_value_has_no_name(name: str) -> None:
    diagnosis = diagnose([blurred(name, shape) for shape in shapes_for(name)])
    assert diagnosis.mistake is None
    assert "elements are off, most of all [" in diagnosis.message


@pytest.mark.parametrize("name", BY_SHAPE_AND_VALUE)
def test_a_wrong_shape_with_other_values_is_a_wrong_shape_only(name: str) -> None:
    assert diagnose([blurred(name, shape) for shape in SHAPES]).mistake == "wrong-shape"
