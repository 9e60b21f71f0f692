"""How the exercises of four_equations are made of one another, with arithmetic in between.

A student may call all the parts or write some of them out once more. What a way asks for comes from the student; all
else in it is right.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.graders.four_equations_cases import sigma
from autograder.grading.cases import Case
from autograder.grading.declare import Ask, Recipe
from autograder.numeric.arrays import Array

Outputs = Mapping[str, Array]
Arrays = Sequence[Array]


class _Kit:
    """The four equations and what they are made of: the student's where they are asked for, right ones elsewhere."""

    def __init__(self, ask: Ask, asked: Sequence[str]) -> None:
        self._ask = ask
        self._asked = asked

    def _made(self, function: str, arguments: tuple[Array, ...], right: Callable[[], Array]) -> Array:
        given: Any = self._ask(function, *arguments) if function in self._asked else right()
        return np.asarray(given)

    def sigmoid(self, z: Array) -> Array:
        return self._made("sigmoid", (z,), lambda: sigma(z))

    def slope(self, z: Array) -> Array:
        def right() -> Array:
            a = self.sigmoid(z)
            return np.asarray(a * (1 - a))

        return self._made("sigmoid_prime", (z,), right)

    def output(self, a: Array, y: Array, z: Array) -> Array:
        return self._made("output_error", (a, y, z), lambda: (a - y) * self.slope(z))

    def hidden(self, w: Array, delta: Array, z: Array) -> Array:
        return self._made("hidden_error", (w, delta, z), lambda: w.T @ delta * self.slope(z))

    def bias(self, delta: Array) -> Array:
        return self._made("bias_gradient", (delta,), lambda: delta)

    def weight(self, a: Array, delta: Array) -> Array:
        return self._made("weight_gradient", (a, delta), lambda: delta @ a.T)

    def gradients(self, X: Array, Y: Array, weights: Arrays, biases: Arrays) -> Iterator[tuple[Array, Array]]:
        """Yield the gradients by biases and weights of each layer, the last one first; summed over the samples."""
        zs, activations = [], [X]
        for w, b in zip(weights, biases, strict=True):
            zs.append(w @ activations[-1] + b)
            activations.append(self.sigmoid(zs[-1]))
        delta = self.output(activations[-1], Y, zs[-1])
        for layer in reversed(range(len(weights))):
            by_bias = self.bias(delta)
            yield by_bias.sum(axis=1, keepdims=True), self.weight(activations[layer], delta)
            if layer:
                delta = self.hidden(weights[layer], delta, zs[layer - 1])


def _recipe(functions: Sequence[str], cook: Callable[[_Kit, Any], Outputs]) -> Recipe:
    return Recipe(tuple(functions), lambda ask, case, _: cook(_Kit(ask, functions), case.arguments))


def _named(first: Arrays, second: Arrays, names: tuple[str, str] = ("nabla_b", "nabla_w")) -> Outputs:
    """The arrays of two lists by the names that ``lists`` gives them."""
    found = zip(names, (first, second), strict=True)
    return {f"{name}{number}": one for name, part in found for number, one in enumerate(part, start=1)}


def _gradients(kit: _Kit, arguments: Any) -> Outputs:  # noqa: ANN401 - the arguments of the function
    by_layer = list(kit.gradients(*arguments))[::-1]
    return _named([by_bias for by_bias, _ in by_layer], [by_weight for _, by_weight in by_layer])


def _added_up(
    ask: Ask, samples: Sequence[tuple[Array, Array]], weights: Arrays, biases: Arrays
) -> tuple[Arrays, Arrays]:
    """What the student's backprop gives for each sample, added up."""
    found = [ask("backprop", x, y, weights, biases) for x, y in samples]
    return tuple(
        [np.sum(of_layer, axis=0) for of_layer in zip(*part, strict=True)] for part in zip(*found, strict=True)
    )  # type: ignore[return-value]


def _sample_by_sample(ask: Ask, case: Case, _: Array | None) -> Outputs:
    arguments: Any = case.arguments
    X, Y, weights, biases = arguments
    samples = [(X[:, [i]], Y[:, [i]]) for i in range(X.shape[1])]
    return _named(*_added_up(ask, samples, weights, biases))


def _batch_by_backprop(ask: Ask, case: Case, _: Array | None) -> Outputs:
    """All samples at once through backprop, which leaves one gradient a sample for each bias."""
    nabla_b, nabla_w = ask("backprop", *case.arguments)
    return _named([by.sum(axis=1, keepdims=True) for by in nabla_b], nabla_w)


def _stepped(arguments: Any, nabla_b: Arrays, nabla_w: Arrays) -> Outputs:  # noqa: ANN401 - those of the function
    weights, biases, batch, eta = arguments
    step = eta / len(batch)
    new_weights = [w - step * by for w, by in zip(weights, nabla_w, strict=True)]
    new_biases = [b - step * by for b, by in zip(biases, nabla_b, strict=True)]
    return _named(new_weights, new_biases, ("weights", "biases"))


def _step_by_sample(ask: Ask, case: Case, _: Array | None) -> Outputs:
    arguments: Any = case.arguments
    weights, biases, batch, _eta = arguments
    return _stepped(arguments, *_added_up(ask, batch, weights, biases))


def _step_by_batch(ask: Ask, case: Case, _: Array | None) -> Outputs:
    arguments: Any = case.arguments
    weights, biases, batch, _eta = arguments
    X, Y = (np.hstack(columns) for columns in zip(*batch, strict=True))
    return _stepped(arguments, *ask("backprop_batch", X, Y, weights, biases))


def _forward_mode(kit: _Kit, arguments: Any) -> Outputs:  # noqa: ANN401 - the arguments of the function
    a, y, *network = arguments
    da = np.zeros(a.shape)
    for w, b, dw, db in zip(*network, strict=True):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = kit.sigmoid(z), kit.slope(z) * dz
    return {"derivative": np.sum((a - y) * da)}


def _by_gradient(ask: Ask, case: Case, _: Array | None) -> Outputs:
    arguments: Any = case.arguments
    x, y, weights, biases, dweights, dbiases = arguments
    nabla_b, nabla_w = ask("backprop", x, y, weights, biases)
    pairs = [*zip(nabla_b, dbiases, strict=True), *zip(nabla_w, dweights, strict=True)]
    return {"derivative": np.asarray(sum(float(np.sum(by * along)) for by, along in pairs))}


_SLOPES = ("sigmoid_prime",), ("sigmoid",)
_ERRORS = "sigmoid", "output_error", "hidden_error"
_ALL = (
    (*_ERRORS, "bias_gradient", "weight_gradient"),
    _ERRORS,
    (*_ERRORS, "weight_gradient"),
    (*_ERRORS, "bias_gradient"),
    ("sigmoid", "sigmoid_prime", "bias_gradient", "weight_gradient"),
    ("sigmoid", "sigmoid_prime", "weight_gradient"),
    ("sigmoid", "sigmoid_prime"),
    ("sigmoid", "sigmoid_prime", "output_error"),
    ("sigmoid", "sigmoid_prime", "hidden_error"),
    ("sigmoid",),
)
"""What may be asked for: everything, or some of it, the rest written out once more."""

SIGMOID_PRIME = (_recipe(("sigmoid",), lambda kit, arguments: {"slope": kit.slope(*arguments)}),)
OUTPUT_ERROR = tuple(_recipe(one, lambda kit, arguments: {"delta": kit.output(*arguments)}) for one in _SLOPES)
HIDDEN_ERROR = tuple(_recipe(one, lambda kit, arguments: {"delta": kit.hidden(*arguments)}) for one in _SLOPES)
BACKPROP = tuple(_recipe(one, _gradients) for one in _ALL)
BACKPROP_BATCH = (
    Recipe(("backprop",), _batch_by_backprop),
    Recipe(("backprop",), _sample_by_sample),
    *BACKPROP,
)
UPDATE = Recipe(("backprop_batch",), _step_by_batch), Recipe(("backprop",), _step_by_sample)
DIRECTIONAL = (
    _recipe(("sigmoid", "sigmoid_prime"), _forward_mode),
    _recipe(("sigmoid",), _forward_mode),
    Recipe(("backprop",), _by_gradient),
)
