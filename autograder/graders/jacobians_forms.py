"""Right functions of jacobians as students write them, and what they write by mistake: for slips only."""

from collections.abc import Callable

import numpy as np

from autograder.numeric.arrays import Array


def numerical_jacobian(f: Callable[[Array], Array], x: Array, h: float = 1e-5) -> Array:
    """Column by column."""
    columns = []
    base = f(x)
    moved = np.zeros(x.size)
    for j in range(x.size):
        step = np.zeros(x.size)
        step[j] = h
        column = (f(x + step) - f(x - step)) / (2 * h)
        # wrong one-sided-difference: column = (f(x + step) - base) / h
        # wrong one-sided-difference: column = (base - f(x - step)) / h
        # wrong one-sided-difference: column = (f(x + step) - base) / (2 * h)
        # wrong one-sided-difference: column = (base - f(x - step)) / (2 * h)
        # wrong one-sided-difference: column = (f(x + 2 * step) - base) / (2 * h)
        # wrong one-sided-difference: column = (base - f(x - 2 * step)) / (2 * h)
        # wrong undivided-difference: column = f(x + step) - f(x - step)
        # wrong undivided-difference: column = (f(x + step) - f(x - step)) / 2
        # wrong undivided-difference: column = (f(x + step) - f(x - step)) * 2 * h
        # wrong undivided-difference: column = (f(x + step) - f(x - step)) / (2 * h * h)
        # wrong factor-two: column = (f(x + step) - f(x - step)) / h
        # wrong other-step: column = (f(x + step / 2) - f(x - step / 2)) / h
        # wrong other-step: column = (f(x + 2 * step) - f(x - 2 * step)) / (4 * h)
        # wrong other-step: column = (f(x + step / h * 1e-5) - f(x - step / h * 1e-5)) / 2e-5
        # wrong other-step: column = (f(x + step / h * 1e-6) - f(x - step / h * 1e-6)) / 2e-6
        # wrong other-step: column = (8 * (f(x + step) - f(x - step)) - f(x + 2 * step) + f(x - 2 * step)) / (12 * h)
        # wrong all-inputs-moved: column = (f(x + h) - f(x - h)) / (2 * h)
        # wrong steps-pile-up: column = (f(x + moved + step) - f(x - moved - step)) / (2 * h); moved = moved + step
        # wrong steps-pile-up: column = (f(x + moved + step) - f(x + moved - step)) / (2 * h); moved = moved + step
        # wrong steps-pile-up: column = (f(x - moved + step) - f(x - moved - step)) / (2 * h); moved = moved + step
        columns.append(column)
    J = np.stack(columns, axis=1)
    # wrong scrambled-reshape: J = np.array(columns).reshape(len(base), x.size)
    # wrong flattened: J = np.stack(columns, axis=1).ravel()
    # wrong extra-axis: J = np.stack(columns, axis=1)[None]
    return J + 0 * moved


def sigmoid_jacobian(z: Array) -> Array:
    """By the value."""
    small = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, small) / (1 + small)
    slope = a * (1 - a)  # slips: argument=input-for-activation sign=sign-in-derivative
    # wrong value-for-derivative: slope = a
    # wrong half-derivative: slope = 1 - a
    # wrong derivative-of-output: slope = 1 / (1 + np.exp(-a)) / (1 + np.exp(a))
    # wrong input-for-activation: slope = z * (1 - z)
    # wrong wrong-activation: slope = 1 - np.tanh(z) ** 2
    # wrong wrong-activation: slope = 1 - a**2
    return np.diag(slope)
    # wrong diagonal-as-vector: return slope
    # wrong diagonal-as-vector: return slope[None]
    # wrong diagonal-as-vector: return slope[:, None]
    # wrong rows-for-diagonal: return np.tile(slope, (z.size, 1))
    # wrong rows-for-diagonal: return np.tile(slope[:, None], z.size)
    # wrong rows-for-diagonal: return np.outer(a, 1 - a)
    # wrong rows-for-diagonal: return np.outer(1 - a, a)
    # wrong wrong-activation: return np.diag(a) - np.outer(a, a)
    # wrong wrong-activation: return softmax_jacobian(z)
    # wrong flattened: return np.diag(slope).ravel()
    # wrong extra-axis: return np.diag(slope)[None]


def softmax_jacobian(z: Array) -> Array:
    """By the outer product."""
    e = np.exp(z - z.max())
    total = np.sum(e)
    a = e / total
    # wrong not-normalised: a = e
    # wrong not-normalised: a = np.exp(z)
    # wrong exponent-sign: a = np.exp(z.min() - z) / np.exp(z.min() - z).sum()
    # wrong derivative-of-output: a = np.exp(a) / np.exp(a).sum()
    # wrong input-for-activation: a = z
    # wrong wrong-activation: a = 1 / (1 + np.exp(-z))
    eye = np.eye(len(a))
    D = np.diag(a)
    # wrong identity-for-diagonal: D = eye
    # wrong rows-for-diagonal: D = a
    # wrong rows-for-diagonal: D = a[:, None]
    C = np.outer(a, a)
    # wrong inner-product: C = a @ a
    # wrong elementwise-product: C = a * a
    # wrong elementwise-product: C = (a * a)[:, None]
    return D - C
    # wrong coupling-sign: return D + C
    # wrong coupling-sign: return D - np.diag(np.diag(C)) + (C - np.diag(np.diag(C)))
    # wrong diagonal-as-vector: return a * (1 - a)
    # wrong elementwise-softmax: return np.diag(a * (1 - a))
    # wrong diagonal-only: return D
    # wrong coupling-only: return C
    # wrong coupling-only: return -C
    # wrong softmax-term-missing: return eye - a
    # wrong identity-for-diagonal: return eye - a
    # wrong identity-for-diagonal: return eye - a[:, None]
    # wrong wrong-activation: return np.diag(np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2)
    # wrong flattened: return (D - C).ravel()
    # wrong extra-axis: return (D - C)[None]


def vjp(jacobian: Array, upstream: Array) -> Array:
    """The row times the matrix."""
    J, g = jacobian, upstream
    return g @ J
    # wrong untransposed: return J @ g
    # wrong unsummed-product: return J * g[:, None]
    # wrong unsummed-product: return J.T * g
    # wrong elementwise-product: return J * g
    # wrong summed-over-inputs: return (J * g[:, None]).sum(axis=1)
    # wrong one-output-only: return J[0] * g[0]
    # wrong one-output-only: return J[-1] * g[-1]
    # wrong upstream-ignored: return J.sum(axis=0)
    # wrong upstream-ignored: return J
    # wrong upstream-ignored: return J.T
    # wrong passed-through: return g
    # wrong extra-axis: return (J.T @ g)[None]
    # wrong extra-axis: return (J.T @ g)[:, None]
    # wrong scrambled-reshape: return J.reshape(J.shape[::-1]) @ g


def weight_jacobian(W: Array, y: Array) -> Array:
    """Sheet by sheet."""
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(n):
        T[i, i, :] = y
        # wrong every-slice-filled: T[i, :, :] = y
        # wrong weights-for-inputs: T[i, i, :] = W[i]
        # wrong weights-for-inputs: T[i] = W
        # wrong elementwise-product: T[i, i, :] = W[i] * y
    return T
    # wrong sheets-summed: return T.sum(axis=0)
    # wrong axes-exchanged: return T.transpose(0, 2, 1)
    # wrong axes-exchanged: return T.transpose(2, 0, 1)
    # wrong elementwise-product: return W * y
    # wrong parameter-returned: return W
    # wrong flattened: return T.reshape(n, -1)
    # wrong flattened: return T.ravel()
    # wrong extra-axis: return T[None]
    # wrong scrambled-reshape: return T.transpose(1, 2, 0).reshape(n, n, -1)


def tensor_vjp(jacobian: Array, upstream: Array) -> Array:
    """Sheet by sheet."""
    T, g = jacobian, upstream
    shape, standing = T.shape[1:], upstream.reshape(-1, *[1] * (jacobian.ndim - 1))
    total = np.zeros(shape)
    for i in range(len(g)):
        total += g[i] * T[i]
    return total
    # wrong scrambled-reshape: return (T.reshape(-1, len(g)) @ g).reshape(shape)
    # wrong scrambled-reshape: return total.reshape(shape[::-1])
    # wrong scrambled-reshape: return total.T.reshape(shape)
    # wrong scrambled-reshape: return (T.reshape(len(g), -1, order="F").T @ g).reshape(shape)
    # wrong scrambled-reshape: return total.ravel().reshape(shape, order="F")
    # wrong axes-exchanged: return total.T
    # wrong flattened: return total.ravel()
    # wrong flattened: return total.reshape(-1, 1)
    # wrong untransposed: return T @ g
    # wrong unsummed-product: return T * standing
    # wrong elementwise-product: return T * g
    # wrong summed-over-inputs: return (T * standing).sum(axis=1)
    # wrong summed-over-inputs: return (T * standing).sum(axis=-1)
    # wrong upstream-ignored: return T.sum(axis=0)
    # wrong extra-axis: return total[None]
    # wrong extra-axis: return total[..., None]
    # wrong one-output-only: return T[0] * g[0]
    # wrong one-output-only: return T[-1] * g[-1]


def weight_gradient(upstream: Array, y: Array) -> Array:
    """A column times a row."""
    g = upstream
    return g[:, np.newaxis] * y[np.newaxis, :]
    # wrong elementwise-product: return g * y
    # wrong inner-product: return np.dot(g, y)
    # wrong upstream-ignored: return np.tile(y, (g.size, 1))
    # wrong passed-through: return np.tile(g[:, None], y.size)
    # wrong flattened: return np.outer(g, y).ravel()
    # wrong extra-axis: return np.outer(g, y)[None]
    # wrong scrambled-reshape: return np.outer(y, g).reshape(g.size, y.size)


def chain_forward(x: Array, W1: Array, W2: Array, w3: Array) -> tuple[float, tuple[Array, ...]]:
    """Keep everything."""
    y = W1 @ x
    z = W2 @ y
    C = w3 @ z
    # wrong unsummed-product: C = w3 * z
    # wrong averaged: C = np.mean(w3 * z)
    return C, (x, y, z, W1, W2, w3)


def chain_backward(cache: tuple[Array, ...]) -> tuple[Array, ...]:
    """Step by step."""
    x, y, z, W1, W2, w3 = cache
    dz = 1 * w3
    # wrong value-as-upstream: dz = (w3 @ z) * w3
    # wrong value-for-gradient: dz = z
    # wrong upstream-ignored: dz = np.ones(len(w3))
    dw3 = 1 * z
    # wrong value-as-upstream: dw3 = (w3 @ z) * z
    # wrong upstream-ignored: dw3 = np.ones(len(z))
    # wrong wrong-layer: dw3 = y
    # wrong wrong-layer: dw3 = x
    # wrong wrong-layer: dw3 = W2 @ x
    # wrong parameter-returned: dw3 = w3
    # wrong elementwise-product: dw3 = w3 * z
    dy = W2.T @ dz
    # wrong untransposed: dy = W2 @ dz
    # wrong value-for-gradient: dy = y
    # wrong upstream-not-passed-on: dy = np.ones(len(y))
    # wrong upstream-not-passed-on: dy = w3
    dW2 = np.outer(dz, y)
    # wrong wrong-layer: dW2 = np.outer(dz, z)
    # wrong wrong-layer: dW2 = np.outer(dz, x)
    # wrong wrong-layer: dW2 = np.outer(dy, y)
    # wrong wrong-layer: dW2 = np.outer(dz, dy)
    # wrong inner-product: dW2 = np.dot(dz, y)
    # wrong elementwise-product: dW2 = dz * y
    # wrong parameter-returned: dW2 = W2
    dx = W1.T @ dy
    # wrong untransposed: dx = W1 @ dy
    # wrong passed-through: dx = dy
    # wrong wrong-layer: dx = w3
    # wrong parameter-returned: dx = x
    # wrong unsummed-product: dx = W1 * dy[:, None]
    # wrong unsummed-product: dx = W1.T * dy
    # wrong elementwise-product: dx = W1 * dy
    dW1 = np.outer(dy, x)
    # wrong wrong-layer: dW1 = np.outer(dy, y)
    # wrong wrong-layer: dW1 = np.outer(dx, x)
    # wrong inner-product: dW1 = np.dot(dy, x)
    # wrong elementwise-product: dW1 = dy * x
    # wrong parameter-returned: dW1 = W1
    return dx, dW1, dW2, dw3
    # wrong extra-axis: return dx[None], dW1[None], dW2[None], dw3[None]
    # wrong extra-axis: return dx[..., None], dW1[..., None], dW2[..., None], dw3[..., None]
