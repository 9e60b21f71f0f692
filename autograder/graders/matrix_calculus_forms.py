"""Right functions of matrix_calculus as students write them, and what they write by mistake: for slips only."""

import numpy as np

from autograder.numeric.arrays import Array

Cache = tuple[Array, Array, Array, Array, Array, Array, Array, str]


def vec(W: Array) -> Array:
    """Row by row."""
    return W.reshape(-1)
    # wrong column-by-column: return W.T.ravel()
    # wrong not-flat: return W
    # wrong not-flat: return W.reshape(-1, 1)
    # wrong not-flat: return W.reshape(1, -1)
    # wrong column-by-column+not-flat: return W.T.reshape(-1, 1)
    # wrong column-by-column+not-flat: return W.T.reshape(1, -1)


def unvec(w: Array, shape: tuple[int, int]) -> Array:
    """Row by row."""
    return w.reshape(shape)
    # wrong column-by-column: return w.reshape(shape, order="F")
    # wrong still-flat: return w
    # wrong swapped-sizes: return w.reshape(shape[::-1])


def linear_jacobian(n: Array, k: int) -> Array:
    """Kronecker product of a column and the identity."""
    p = n.shape[1]
    return np.kron(n.T, np.eye(k))
    # wrong column-by-column: return np.kron(np.eye(k), n.T)
    # wrong column-by-column+transposed-shape: return np.kron(np.eye(k), n)
    # wrong wrong-identity: return np.kron(n.T, np.eye(p))
    # wrong wrong-identity: return np.kron(n, np.eye(p))
    # wrong column-by-column+wrong-identity: return np.kron(np.eye(p), n.T)
    # wrong not-diagonal: return np.kron(n.T, np.ones((k, k)))
    # wrong not-diagonal: return np.kron(n.T, np.ones((1, k)))
    # wrong not-diagonal: return np.kron(n.T, np.ones((k, 1)))


def _f(d: Array, activation: str) -> Array:
    small = np.exp(-np.abs(d))
    if activation == "sigmoid":
        value: Array = np.where(d >= 0, 1, small) / (1 + small)
        # wrong exponent-sign: value = np.where(d >= 0, small, 1) / (1 + small)
        # wrong wrong-activation: value = np.tanh(d)
        # wrong wrong-activation: value = np.maximum(d, 0)
        # wrong repeated-activation: value = 1 / (1 + np.exp(-1 / (1 + np.exp(-d))))
    elif activation == "tanh":
        value = np.tanh(d)
        # wrong wrong-activation: value = np.where(d >= 0, 1, small) / (1 + small)
        # wrong wrong-activation: value = np.maximum(d, 0)
        # wrong repeated-activation: value = np.tanh(np.tanh(d))
    elif activation == "relu":
        value = np.maximum(d, 0)
        # wrong flipped-mask: value = np.minimum(d, 0)
        # wrong leaky-relu: value = np.where(d > 0, d, 0.01 * d)
        # wrong leaky-relu: value = np.where(d > 0, d, 0.1 * d)
        # wrong leaky-relu: value = np.where(d > 0, d, 0.2 * d)
        # wrong leaky-relu: value = np.where(d > 0, d, 0.001 * d)
        # wrong wrong-activation: value = np.where(d >= 0, 1, small) / (1 + small)
        # wrong wrong-activation: value = np.tanh(d)
    else:
        value = d
        # wrong wrong-activation: value = np.where(d >= 0, 1, small) / (1 + small)
        # wrong wrong-activation: value = np.tanh(d)
        # wrong wrong-activation: value = np.maximum(d, 0)
    return value
    # wrong missing-activation: return d


def _slope(d: Array, activation: str) -> Array:
    n = _f(d, activation)
    # wrong derivative-of-output: n = _f(_f(d, activation), activation) if activation in ("sigmoid", "tanh") else n
    # wrong input-for-activation: n = d
    if activation == "sigmoid":
        slope: Array = n * (1 - n)  # slips: sign=sign-in-derivative
        # wrong value-for-derivative: slope = n
        # wrong half-derivative: slope = 1 - n
        # wrong wrong-activation: slope = 1 - n**2
        # wrong wrong-activation: slope = 1 - np.tanh(d) ** 2
        # wrong wrong-activation: slope = (d > 0) * 1.0
    elif activation == "tanh":
        slope = 1 - n**2  # slips: sign=sign-in-derivative
        # wrong value-for-derivative: slope = n
        # wrong missing-square: slope = 1 - n
        # wrong square-outside: slope = (1 - n) ** 2
        # wrong wrong-activation: slope = n * (1 - n)
        # wrong wrong-activation: slope = _f(d, "sigmoid") * _f(-d, "sigmoid")
        # wrong wrong-activation: slope = (d > 0) * 1.0
    elif activation == "relu":
        slope = (n > 0) * 1.0
        # wrong value-for-derivative: slope = n
        # wrong flipped-mask: slope = (d < 0) * 1.0
        # wrong leaky-relu: slope = np.where(d > 0, 1.0, 0.01)
        # wrong leaky-relu: slope = np.where(d > 0, 1.0, 0.1)
        # wrong leaky-relu: slope = np.where(d > 0, 1.0, 0.2)
        # wrong leaky-relu: slope = np.where(d > 0, 1.0, 0.001)
        # wrong wrong-activation: slope = n * (1 - n)
        # wrong wrong-activation: slope = 1 - n**2
        # wrong wrong-activation: slope = _f(d, "sigmoid") * _f(-d, "sigmoid")
        # wrong wrong-activation: slope = 1 - np.tanh(d) ** 2
    else:
        slope = np.ones_like(n)
        # wrong wrong-activation: slope = n * (1 - n)
        # wrong wrong-activation: slope = 1 - n**2
        # wrong wrong-activation: slope = _f(d, "sigmoid") * _f(-d, "sigmoid")
        # wrong wrong-activation: slope = 1 - np.tanh(d) ** 2
        # wrong wrong-activation: slope = (d > 0) * 1.0
    return slope
    # wrong value-for-derivative: return n
    # wrong missing-activation: return np.ones_like(n)
    # wrong wrong-activation: return _f(d, "sigmoid") * _f(-d, "sigmoid")
    # wrong wrong-activation: return 1 - np.tanh(d) ** 2
    # wrong wrong-activation: return (d > 0) * 1.0
    # wrong wrong-activation: return n * (1 - n)
    # wrong wrong-activation: return 1 - n**2


def activation_jacobian(d: Array, activation: str) -> Array:
    """By the value."""
    slope = _slope(d, activation)
    return np.diag(slope[0])
    # wrong diagonal-alone: return slope
    # wrong diagonal-alone: return slope[0]
    # wrong diagonal-alone: return slope.T
    # wrong diagonal-alone: return slope[0, :1]
    # wrong not-diagonal: return np.tile(slope, (d.shape[1], 1))
    # wrong not-diagonal: return np.tile(slope.T, (1, d.shape[1]))
    # wrong not-diagonal: return slope.T @ slope


def mse_loss(n2: Array, y: Array) -> float:
    """Row times column."""
    error = n2 - y
    # wrong target-ignored: error = n2
    L: float = np.sum(error**2)
    # wrong mean-over-outputs: L = np.mean(error**2)
    # wrong outputs-not-summed: L = error**2
    # wrong outputs-not-summed: L = error[0] ** 2
    # wrong inner-for-outer: L = error.T @ error
    # wrong not-squared: L = np.sum(error)
    # wrong not-squared: L = -np.sum(error)
    # wrong not-squared: L = np.sum(np.abs(error))
    # wrong root-taken: L = np.sqrt(np.sum(error**2))
    # wrong mean-over-outputs+root-taken: L = np.sqrt(np.mean(error**2))
    # wrong mean-over-outputs+not-squared: L = np.mean(error)
    # wrong mean-over-outputs+not-squared: L = np.mean(np.abs(error))
    # wrong square-of-the-sum: L = np.sum(error) ** 2
    return L


def mse_gradient(n2: Array, y: Array) -> Array:
    """A column."""
    error = n2 - y
    # wrong target-ignored: error = n2
    return (2 * error).T
    # wrong mean-over-outputs: return (2 * error).T / n2.size
    # wrong mean-over-outputs+transposed-shape: return 2 * error / n2.size
    # wrong outputs-not-summed: return np.diag(2 * error[0])
    # wrong outputs-not-summed: return (error**2).T
    # wrong root-taken: return error.T / np.sqrt(np.sum(error**2))
    # wrong not-squared: return np.ones(n2.T.shape)
    # wrong upstream-ignored: return np.ones(n2.T.shape)


def network_forward(n0: Array, W1: Array, b1: Array, W2: Array, b2: Array, activation: str) -> tuple[Array, Cache]:
    """Keep everything."""
    parameters = W1, b1, W2, b2
    # wrong missing-bias: parameters = W1, 0 * b1, W2, 0 * b2
    # wrong bias-sign: parameters = W1, -b1, W2, -b2
    # wrong untransposed: parameters = W1.T, b1, W2.T, b2
    W1, b1, W2, b2 = parameters
    d1 = n0 @ W1 + b1  # slips: term=missing-bias sign=bias-sign
    # wrong elementwise-product: d1 = n0 * W1 + b1
    n1 = _f(d1, activation)  # slips: step=missing-activation twice=repeated-activation
    # wrong wrong-activation: n1 = _f(d1, "sigmoid")
    # wrong wrong-activation: n1 = _f(d1, "tanh")
    # wrong wrong-activation: n1 = _f(d1, "relu")
    d2 = n1 @ W2 + b2  # slips: term=missing-bias sign=bias-sign late=term-added-late
    n2 = _f(d2, activation)  # slips: step=missing-activation twice=repeated-activation
    # wrong wrong-activation: n2 = _f(d2, "sigmoid")
    # wrong wrong-activation: n2 = _f(d2, "tanh")
    # wrong wrong-activation: n2 = _f(d2, "relu")
    return n2, (n0, d1, n1, W1, W2, d2, n2, activation)
    # wrong missing-activation: return n2, (n0, d1, d1, W1, W2, d2, n2, activation)
    # wrong wrong-layer: return n1, (n0, d1, n1, W1, W2, d2, n2, activation)


def weight_gradient(n: Array, v: Array) -> Array:
    """A column times a row."""
    return np.outer(n, v)
    # wrong elementwise-product: return n * v
    # wrong inner-for-outer: return n @ v.T
    # wrong still-flat: return np.outer(n, v).ravel()
    # wrong scrambled-reshape: return np.outer(v, n).reshape(n.size, v.size)
    # wrong column-by-column: return np.outer(n, v).reshape(v.size, n.size).reshape(n.size, v.size, order="F")
    # wrong column-by-column+still-flat: return np.outer(v, n).ravel()
    # wrong swapped-sizes: return np.outer(n, v).reshape(v.size, n.size)
    # wrong passed-through: return v
    # wrong upstream-ignored: return n.T @ np.ones(v.shape)


def gradients(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """Row by row."""
    n0, d1, n1, W1, W2, d2, n2, activation = cache
    error = mse_gradient(n2, y).T
    slope2 = _slope(d2, activation)
    # wrong derivative-of-output: slope2 = _slope(n2, activation)
    # wrong missing-activation: slope2 = np.ones_like(n2)
    v2 = error * slope2
    # wrong missing-activation: v2 = error
    # wrong upstream-ignored: v2 = slope2
    slope1 = _slope(d1, activation)
    # wrong derivative-of-output: slope1 = _slope(n1, activation)
    # wrong missing-activation: slope1 = np.ones_like(n1)
    back = v2 @ W2.T
    # wrong untransposed: back = v2 @ W2
    # wrong upstream-not-passed-on: back = np.ones(v2.shape) @ W2.T
    # wrong upstream-not-passed-on: back = v2 if W2.shape[0] == W2.shape[1] else v2 @ W2.T
    # wrong missing-activation: back = error @ W2.T
    v1 = back * slope1
    # wrong missing-activation: v1 = back
    # wrong slope-before-weights: v1 = (v2 * _slope(d1, activation)) @ W2.T
    dW1 = weight_gradient(n0, v1)
    # wrong wrong-layer: dW1 = weight_gradient(n1, v1)
    # wrong wrong-layer: dW1 = weight_gradient(n0, v2)
    # wrong parameter-returned: dW1 = W1
    dW2 = weight_gradient(n1, v2)
    # wrong wrong-layer: dW2 = weight_gradient(n0, v2)
    # wrong wrong-layer: dW2 = weight_gradient(n1, v1)
    # wrong missing-activation: dW2 = weight_gradient(d1, v2)
    # wrong missing-activation: dW2 = weight_gradient(n1, error)
    # wrong parameter-returned: dW2 = W2
    db1, db2 = v1, v2
    # wrong missing-activation: db1, db2 = back, v2
    # wrong missing-activation: db1, db2 = v1, error
    return dW1, db1, dW2, db2
    # wrong swapped-results: return dW2, db2, dW1, db1
    # wrong swapped-results: return db1, dW1, db2, dW2
    # wrong swapped-results: return db1, db2, dW1, dW2
    # wrong swapped-results: return dW1, dW2, db1, db2


def gradients_by_kronecker(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """By Kronecker products."""
    n0, d1, n1, W1, W2, d2, n2, activation = cache
    error = mse_gradient(n2, y)
    D1, D2 = activation_jacobian(d1, activation), activation_jacobian(d2, activation)
    # wrong derivative-of-output: D1 = activation_jacobian(n1, activation); D2 = activation_jacobian(d2, activation)
    # wrong derivative-of-output: D1 = activation_jacobian(d1, activation); D2 = activation_jacobian(n2, activation)
    # wrong derivative-of-output: D1 = activation_jacobian(n1, activation); D2 = activation_jacobian(n2, activation)
    # wrong missing-activation: D1 = np.eye(n1.size); D2 = activation_jacobian(d2, activation)
    # wrong missing-activation: D1 = activation_jacobian(d1, activation); D2 = np.eye(n2.size)
    v2 = D2 @ error
    # wrong upstream-ignored: v2 = D2 @ np.ones(error.shape)
    back = W2 @ v2
    # wrong untransposed: back = W2.T @ v2
    # wrong missing-activation: back = W2 @ error
    # wrong upstream-not-passed-on: back = W2 @ np.ones(v2.shape)
    # wrong upstream-not-passed-on: back = v2 if W2.shape[0] == W2.shape[1] else W2 @ v2
    v1 = D1 @ back
    dw1 = linear_jacobian(n0, len(v1)) @ v1
    # wrong wrong-layer: dw1 = linear_jacobian(n1, len(v1)) @ v1
    # wrong wrong-layer: dw1 = linear_jacobian(n0, len(v2)) @ v2
    # wrong upstream-ignored: dw1 = linear_jacobian(n0, len(v1)) @ np.ones(v1.shape)
    # wrong parameter-returned: dw1 = W1.reshape(-1, 1)
    dw2 = linear_jacobian(n1, len(v2)) @ v2
    # wrong wrong-layer: dw2 = linear_jacobian(n0, len(v2)) @ v2
    # wrong wrong-layer: dw2 = linear_jacobian(n1, len(v1)) @ v1
    # wrong missing-activation: dw2 = linear_jacobian(d1, len(v2)) @ v2
    # wrong missing-activation: dw2 = linear_jacobian(n1, len(v2)) @ error
    # wrong upstream-ignored: dw2 = linear_jacobian(n1, len(v2)) @ np.ones(v2.shape)
    # wrong parameter-returned: dw2 = W2.reshape(-1, 1)
    return dw1[:, 0], v1.T, dw2[:, 0], v2.T
    # wrong swapped-results: return dw2[:, 0], v2.T, dw1[:, 0], v1.T
    # wrong swapped-results: return v1.T, dw1[:, 0], v2.T, dw2[:, 0]
    # wrong swapped-results: return v1.T, v2.T, dw1[:, 0], dw2[:, 0]
    # wrong swapped-results: return dw1[:, 0], dw2[:, 0], v1.T, v2.T
    # wrong not-flat: return dw1, v1.T, dw2, v2.T
    # wrong not-flat: return dw1.T, v1.T, dw2.T, v2.T
    # wrong not-flat: return dw1.reshape(W1.shape), v1.T, dw2.reshape(W2.shape), v2.T
    # wrong missing-activation: return dw1[:, 0], back.T, dw2[:, 0], v2.T
    # wrong missing-activation: return dw1[:, 0], v1.T, dw2[:, 0], error.T

    # wrong column-by-column: return (n0.T @ v1.T).T.ravel(), v1.T, (n1.T @ v2.T).T.ravel(), v2.T
    # wrong column-by-column+not-flat: return (n0.T @ v1.T).T.reshape(-1, 1), v1.T, (n1.T @ v2.T).T.reshape(-1, 1), v2.T
