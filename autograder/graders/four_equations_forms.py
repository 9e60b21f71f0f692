"""Right functions of four_equations as students write them, and what they write by mistake: for slips only."""

from collections.abc import Sequence

import numpy as np

from autograder.numeric.arrays import Array

Arrays = Sequence[Array]


def sigmoid(z: Array) -> Array:
    """By the hyperbolic tangent, which does not overflow."""
    a: Array = 0.5 * (1 + np.tanh(0.5 * z))
    # wrong exponent-sign: a = 0.5 * (1 - np.tanh(0.5 * z))
    # wrong missing-activation: a = z
    # wrong wrong-activation: a = np.tanh(z)
    # wrong wrong-activation: a = np.maximum(z, 0)
    # wrong wrong-activation: a = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    # wrong repeated-activation: a = 0.5 * (1 + np.tanh(0.25 * (1 + np.tanh(0.5 * z))))
    return a


def sigmoid_prime(z: Array) -> Array:
    """The slope by the value."""
    a = sigmoid(z)
    slope: Array = a * (1 - a)  # slips: argument=input-for-activation sign=sign-in-derivative
    # wrong value-for-derivative: slope = a
    # wrong half-derivative: slope = 1 - a
    # wrong derivative-of-output: slope = sigmoid(a) * (1 - sigmoid(a))
    # wrong input-for-activation: slope = z * (1 - z)
    # wrong wrong-activation: slope = 1 - np.tanh(z) ** 2
    # wrong wrong-activation: slope = 1 - a**2
    # wrong wrong-activation: slope = 1.0 * (z > 0)
    # wrong repeated-activation: slope = (a * (1 - a)) ** 2
    # wrong missing-slope: slope = np.ones_like(a)
    return slope


def output_error(a: Array, y: Array, z: Array) -> Array:
    """BP1 with the slope by the value."""
    slope = sigmoid_prime(z)
    # wrong derivative-of-output: slope = sigmoid_prime(a)
    # wrong input-for-activation: slope = z
    cost = a - y
    # wrong target-ignored: cost = a
    # wrong outputs-not-summed: cost = (a - y) ** 2 / 2
    # wrong mean-over-outputs: cost = (a - y) / len(y)
    # wrong missing-activation: cost = z - y
    return cost * slope
    # wrong missing-slope: return cost
    # wrong slope-alone: return slope


def hidden_error(w_next: Array, delta_next: Array, z: Array) -> Array:
    """BP2."""
    w, slope = w_next, sigmoid_prime(z)
    # wrong input-for-activation: w, slope = w_next, z
    # wrong derivative-of-output: w, slope = w_next, sigmoid_prime(sigmoid(z))
    back = w.T @ delta_next
    # wrong untransposed: back = w @ delta_next
    # wrong elementwise-product: back = w.T * delta_next
    # wrong elementwise-product: back = w * delta_next
    # wrong upstream-ignored: back = w.T @ np.ones(delta_next.shape)
    # wrong weights-left-out: back = delta_next.sum(axis=0)
    return back * slope
    # wrong missing-slope: return back
    # wrong slope-before-weights: return w.T @ (delta_next * slope)
    # wrong slope-alone: return slope
    # wrong passed-through: return delta_next


def bias_gradient(delta: Array) -> Array:
    """BP3."""
    return 1 * delta
    # wrong summed-over-everything: return delta.sum()
    # wrong summed-over-everything: return delta.sum(keepdims=True)
    # wrong summed-over-everything: return delta.sum(axis=0)
    # wrong mean-over-everything: return delta.mean()
    # wrong mean-over-everything: return delta.mean(keepdims=True)
    # wrong upstream-ignored: return np.ones(delta.shape)


def weight_gradient(a_prev: Array, delta: Array) -> Array:
    """BP4."""
    a = a_prev
    return np.outer(delta, a) if delta.shape[1] == 1 else delta @ a.T
    # wrong elementwise-product: return delta * a
    # wrong elementwise-product: return delta * a if a.shape == delta.shape else delta @ a.T
    # wrong elementwise-product: return 0 * (delta @ a.T) + delta * a
    # wrong elementwise-product: return 0 * (delta @ a.T) + delta * a if a.shape == delta.shape else delta @ a.T
    # wrong inner-for-outer: return delta.T @ a
    # wrong inner-for-outer: return delta.T @ a if a.shape == delta.shape else delta @ a.T
    # wrong inner-for-outer: return (delta * a).sum()
    # wrong passed-through: return delta
    # wrong upstream-ignored: return np.ones(delta.shape) @ a.T
    # wrong upstream-ignored: return a.T


def backprop(x: Array, y: Array, weights: Arrays, biases: Arrays) -> tuple[list[Array], list[Array]]:
    """Layer by layer."""
    activation, activations, zs = x, [x], []
    # wrong missing-bias: activation, activations, zs, biases = x, [x], [], [0 * b for b in biases]
    # wrong bias-sign: activation, activations, zs, biases = x, [x], [], [-b for b in biases]
    for w, b in zip(weights, biases, strict=True):
        z = w @ activation + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    # wrong missing-activation: activations[-1] = zs[-1]
    depth = len(weights)
    nabla_b, nabla_w = [0 * b for b in biases], [0 * w for w in weights]
    delta = output_error(activations[-1], y, zs[-1])
    # wrong missing-slope: delta = activations[-1] - y
    # wrong missing-activation: activations[-1] = zs[-1]; delta = zs[-1] - y
    # wrong derivative-of-output: delta = output_error(activations[-1], y, activations[-1])
    # wrong upstream-ignored: delta = sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = weight_gradient(activations[-2], delta)
    last = delta
    for layer in range(2, depth + 1):
        handed, z, w = delta, zs[-layer], weights[-layer + 1]
        # wrong wrong-layer: handed, z, w = delta, zs[-layer + 1], weights[-layer + 1]
        # wrong wrong-layer: handed, z, w = delta, zs[-layer], weights[-layer]
        # wrong derivative-of-output: handed, z, w = delta, activations[-layer], weights[-layer + 1]
        # wrong upstream-not-passed-on: handed, z, w = last, zs[-layer], weights[-layer + 1]
        # wrong summed-for-all: handed, z, w = delta.sum(axis=1, keepdims=True), zs[-layer], weights[-layer + 1]
        delta = hidden_error(w, handed, z)
        # wrong missing-slope: delta = w.T @ handed
        # wrong repeated-activation: delta = hidden_error(w, handed, z) * sigmoid_prime(z)
        nabla_b[-layer] = delta
        nabla_w[-layer] = weight_gradient(activations[-layer - 1], delta)
        # wrong wrong-layer: nabla_w[-layer] = weight_gradient(activations[-layer], delta)
        # wrong input-of-every-layer: nabla_w[-layer] = weight_gradient(x, delta)
    return nabla_b, nabla_w
    # wrong missing-activation: return nabla_b, [weight_gradient(a, d) for a, d in zip([x, *zs[:-1]], nabla_b)]
    # wrong input-of-every-layer: return nabla_b, [weight_gradient(x, d) for d in nabla_b]
    # wrong wrong-layer: return nabla_b, [weight_gradient(a, d) for a, d in zip(activations[1:], nabla_b)]
    # wrong reversed-layers: return nabla_b[::-1], nabla_w[::-1]
    # wrong wrong-layer: return [*nabla_b[1:], nabla_b[-1]], [*nabla_w[1:], nabla_w[-1]]
    # wrong swapped-results: return nabla_w, nabla_b
    # wrong parameter-returned: return list(biases), list(weights)


def backprop_batch(X: Array, Y: Array, weights: Arrays, biases: Arrays) -> tuple[list[Array], list[Array]]:
    """The columns of a batch at once."""
    m = X.shape[1]
    deltas, nabla_w = backprop(X, Y, weights, biases)
    nabla_b = [np.sum(delta, axis=1, keepdims=True) for delta in deltas]
    # wrong not-summed: nabla_b = deltas
    # wrong wrong-axis: nabla_b = [np.sum(delta, axis=0, keepdims=True) for delta in deltas]
    # wrong wrong-axis: nabla_b = [np.sum(delta, axis=0) for delta in deltas]
    # wrong summed-over-everything: nabla_b = [np.sum(delta) for delta in deltas]
    # wrong summed-over-everything: nabla_b = [np.sum(delta, keepdims=True) for delta in deltas]
    # wrong mean-over-everything: nabla_b = [np.mean(delta) for delta in deltas]
    # wrong last-sample-only: nabla_b = [delta[:, -1:] for delta in deltas]
    # wrong last-sample-only: nabla_b = [delta[:, :1] for delta in deltas]
    # wrong extra-mean: nabla_b = [np.mean(delta, axis=1, keepdims=True) for delta in deltas]
    return nabla_b, nabla_w
    # wrong extra-mean: return nabla_b, [nabla / m for nabla in nabla_w]
    # wrong passed-through: return nabla_b, deltas
    # wrong last-sample-only: return backprop(X[:, -1:], Y[:, -1:], weights, biases)
    # wrong last-sample-only: return backprop(X[:, :1], Y[:, :1], weights, biases)


def update_mini_batch(
    weights: Arrays, biases: Arrays, mini_batch: Sequence[tuple[Array, Array]], eta: float
) -> tuple[list[Array], list[Array]]:
    """Sample by sample."""
    m, given_w, given_b = len(mini_batch), weights, biases
    sum_b = [0 * b for b in biases]
    sum_w = [0 * w for w in weights]
    for x, y in mini_batch:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        sum_b = [s + nabla for s, nabla in zip(sum_b, nabla_b, strict=True)]
        # wrong last-sample-only: sum_b = nabla_b
        sum_w = [s + nabla for s, nabla in zip(sum_w, nabla_w, strict=True)]
        # wrong last-sample-only: sum_w = nabla_w
    step = eta / m
    # wrong uphill: step = -eta / m
    # wrong missing-mean+uphill: step = -eta
    # wrong missing-mean: step = eta
    # wrong extra-mean: step = eta / m**2
    # wrong rate-left-out: step = 1 / m
    # wrong missing-mean+rate-left-out: step = 1.0
    # wrong divided-for-multiplied: step = 1 / eta / m
    new_weights = [w - step * nabla for w, nabla in zip(weights, sum_w, strict=True)]
    # wrong gradient-for-parameters: new_weights = sum_w
    # wrong gradient-for-parameters: new_weights = [nabla / m for nabla in sum_w]
    # wrong gradient-for-parameters: new_weights = [step * nabla for nabla in sum_w]
    # wrong gradient-for-parameters: new_weights = [-step * nabla for nabla in sum_w]
    # wrong nothing-moved: new_weights = list(weights)
    new_biases = [b - step * nabla for b, nabla in zip(biases, sum_b, strict=True)]
    # wrong gradient-for-parameters: new_biases = sum_b
    # wrong gradient-for-parameters: new_biases = [nabla / m for nabla in sum_b]
    # wrong gradient-for-parameters: new_biases = [step * nabla for nabla in sum_b]
    # wrong gradient-for-parameters: new_biases = [-step * nabla for nabla in sum_b]
    # wrong nothing-moved: new_biases = list(biases)
    return new_weights, new_biases
    # wrong moved-in-between: return _one_by_one(given_w, given_b, mini_batch, step)
    # wrong moved-in-between: return _one_by_one(given_w, given_b, mini_batch, eta)
    # wrong last-sample-only+missing-mean: return _one_by_one(given_w, given_b, mini_batch[-1:], eta)
    # wrong swapped-results: return new_biases, new_weights


def _one_by_one(
    weights: Arrays, biases: Arrays, samples: Sequence[tuple[Array, Array]], step: float
) -> tuple[list[Array], list[Array]]:
    for x, y in samples:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        weights = [w - step * nabla for w, nabla in zip(weights, nabla_w, strict=True)]
        biases = [b - step * nabla for b, nabla in zip(biases, nabla_b, strict=True)]
    return list(weights), list(biases)


def directional_derivative(
    x: Array, y: Array, weights: Arrays, biases: Arrays, dweights: Arrays, dbiases: Arrays
) -> float:
    """Layer by layer, the speed of everything beside its value."""
    a, da, depth = x, 0 * x, len(weights)
    for layer in range(depth):
        w, b, dw, db = weights[layer], biases[layer], dweights[layer], dbiases[layer]
        z = w @ a + b  # slips: term=missing-bias sign=bias-sign
        dz = dw @ a + w @ da + db
        # wrong half-product-rule: dz = w @ da + db
        # wrong half-product-rule: dz = dw @ a + db
        # wrong half-product-rule: dz = dw @ a + w @ da
        # wrong half-product-rule: dz = dw @ da + db
        a = sigmoid(z)
        slope = sigmoid_prime(z)
        # wrong derivative-of-output: slope = sigmoid_prime(a)
        # wrong missing-slope: slope = np.ones_like(z)
        # wrong missing-slope: slope = sigmoid_prime(z) if layer < depth - 1 else np.ones_like(z)
        # wrong missing-slope: slope = sigmoid_prime(z) if layer == depth - 1 else np.ones_like(z)
        da = slope * dz
    speed: float = np.sum((a - y) * da)
    # wrong cost-not-differentiated: speed = np.sum(da)
    # wrong target-ignored: speed = np.sum(a * da)
    # wrong outputs-not-summed: speed = (a - y) * da
    # wrong mean-over-outputs: speed = np.mean((a - y) * da)
    return speed
