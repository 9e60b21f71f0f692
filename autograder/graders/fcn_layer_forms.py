"""Right functions of fcn_layer as students write them, and what they write by mistake: for slips only."""

import numpy as np

from autograder.numeric.arrays import Array


def linear_forward(A_prev: Array, W: Array, b: Array) -> tuple[Array, tuple[Array, ...]]:
    """Keep everything."""
    Z = W @ A_prev + b  # slips: term=missing-bias sign=bias-sign
    return Z, (A_prev, W, b)
    # wrong value-for-input: return Z, (Z, W, b)


def linear_backward(dZ: Array, cache: tuple[Array, ...]) -> tuple[Array, Array, Array]:
    """Go back with everything at hand."""
    A_prev, W, b = cache
    n, n_prev = W.shape
    m = dZ.shape[1]
    dA_prev = W.T @ dZ
    # wrong last-sample-only: dA_prev = 0 * A_prev; dA_prev[:, -1:] = W.T @ dZ[:, -1:]
    # wrong last-sample-only: dA_prev = 0 * A_prev; dA_prev[:, :1] = W.T @ dZ[:, :1]
    # wrong last-sample-only: dA_prev = W.T @ dZ[:, -1:]
    # wrong upstream-ignored: dA_prev = W.T
    # wrong upstream-ignored: dA_prev = W.T @ np.ones(dZ.shape)
    # wrong elementwise-product: dA_prev = W.T * dZ
    # wrong passed-through: dA_prev = dZ
    # wrong parameter-returned: dA_prev = A_prev
    # wrong parameter-returned: dA_prev = W
    # wrong mean-over-features: dA_prev = W.T @ dZ / n
    # wrong mean-over-features: dA_prev = W.T @ dZ / n_prev
    dW = dZ @ A_prev.T
    # wrong last-sample-only: dW = dZ[:, -1:] @ A_prev[:, -1:].T
    # wrong last-sample-only: dW = dZ[:, :1] @ A_prev[:, :1].T
    # wrong upstream-ignored: dW = A_prev.T
    # wrong upstream-ignored: dW = np.ones(dZ.shape) @ A_prev.T
    # wrong elementwise-product: dW = dZ * A_prev.T
    # wrong passed-through: dW = dZ
    # wrong parameter-returned: dW = W
    # wrong parameter-returned: dW = A_prev
    # wrong mean-over-features: dW = dZ @ A_prev.T / n
    # wrong mean-over-features: dW = dZ @ A_prev.T / n_prev
    # wrong extra-mean: dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True)
    # wrong wrong-axis: db = dZ.sum(axis=0, keepdims=True)
    # wrong mean-over-features+wrong-axis: db = dZ.mean(axis=0, keepdims=True)
    # wrong not-summed: db = dZ
    # wrong summed-over-everything: db = dZ.sum()
    # wrong summed-over-everything: db = dZ.sum(keepdims=True)
    # wrong summed-over-everything: db = np.full(b.shape, dZ.sum())
    # wrong mean-over-everything: db = dZ.mean()
    # wrong mean-over-everything: db = dZ.mean(keepdims=True)
    # wrong mean-over-everything: db = np.full(b.shape, dZ.mean())
    # wrong last-sample-only: db = dZ[:, -1:]
    # wrong last-sample-only: db = dZ[:, :1]
    # wrong upstream-ignored: db = np.full(b.shape, m)
    # wrong parameter-returned: db = b
    # wrong mean-over-features: db = dZ.sum(axis=1, keepdims=True) / n
    # wrong mean-over-features: db = dZ.sum(axis=1, keepdims=True) / n_prev
    # wrong extra-mean: db = dZ.mean(axis=1, keepdims=True)
    return dA_prev, dW, db


def _sigmoid(Z: Array) -> Array:
    a: Array = 0.5 * (1 + np.tanh(0.5 * Z))
    return a


def _softmax(Z: Array) -> Array:
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    # wrong exponent-sign: E = np.exp((-Z) - (-Z).max(axis=0, keepdims=True))
    # wrong exponent-sign: E = np.exp(-Z)
    # wrong softmax-over-samples: Y = np.exp(Z - Z.max(axis=1, keepdims=True)); return Y / Y.sum(axis=1, keepdims=True)
    # wrong softmax-over-samples: Y = np.exp(Z); return Y / Y.sum(axis=1, keepdims=True)
    # wrong softmax-over-samples: Y = np.exp(Z - Z.max(axis=0)); return Y / Y.sum(axis=1, keepdims=True)
    # wrong softmax-over-samples: Y = np.exp(Z - Z.max()); return Y / Y.sum(axis=1, keepdims=True)
    # wrong not-normalised: return np.exp(Z)
    # wrong not-normalised: return np.exp(Z - Z.max())
    # wrong exponent-sign+not-normalised: return np.exp(-Z)
    # wrong normalised-over-everything: Y = np.exp(Z); return Y / Y.sum()
    # wrong normalised-over-everything: Y = np.exp(Z - Z.max()); return Y / Y.sum()
    A: Array = E / E.sum(axis=0, keepdims=True)
    # wrong not-normalised: A = E
    # wrong normalised-over-everything: A = E / E.sum()
    return A


def activation_forward(Z: Array, activation: str) -> tuple[Array, tuple[Array, Array]]:
    """Keep Z and A."""
    A: Array
    if activation == "sigmoid":
        A = _sigmoid(Z)
        # wrong exponent-sign: A = _sigmoid(-Z)
        # wrong repeated-activation: A = _sigmoid(_sigmoid(Z))
        # wrong wrong-activation: A = np.tanh(Z)
        # wrong wrong-activation: A = np.maximum(Z, 0)
        # wrong wrong-activation: A = _softmax(Z)
        # wrong missing-activation: A = Z
    elif activation == "tanh":
        A = np.tanh(Z)
        # wrong repeated-activation: A = np.tanh(np.tanh(Z))
        # wrong wrong-activation: A = _sigmoid(Z)
        # wrong wrong-activation: A = np.maximum(Z, 0)
        # wrong wrong-activation: A = _softmax(Z)
        # wrong missing-activation: A = Z
        # wrong exponent-sign: A = np.tanh(-Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
        # wrong flipped-mask: A = np.minimum(Z, 0)
        # wrong wrong-activation: A = _sigmoid(Z)
        # wrong wrong-activation: A = np.tanh(Z)
        # wrong wrong-activation: A = _softmax(Z)
        # wrong missing-activation: A = Z
        # wrong leaky-relu: A = np.where(Z > 0, Z, 0.01 * Z)
        # wrong leaky-relu: A = np.where(Z > 0, Z, 0.1 * Z)
        # wrong leaky-relu: A = np.where(Z > 0, Z, 0.2 * Z)
        # wrong leaky-relu: A = np.where(Z > 0, Z, 0.001 * Z)
        # wrong sign-lost: A = np.abs(Z)
    else:
        A = _softmax(Z)
        # wrong repeated-activation: A = _softmax(_softmax(Z))
        # wrong wrong-activation: A = _sigmoid(Z)
        # wrong wrong-activation: A = np.tanh(Z)
        # wrong wrong-activation: A = np.maximum(Z, 0)
        # wrong missing-activation: A = Z
    return A, (Z, A)
    # wrong input-for-activation: return A, (Z, Z)
    # wrong missing-activation: return Z, (Z, A)


def activation_backward(dA: Array, cache: tuple[Array, Array], activation: str) -> Array:
    """Take every derivative where the textbook has it."""
    Z, A = cache
    softmax = activation == "softmax"
    slopes = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": A > 0}
    # wrong derivative-of-output: slopes |= {"sigmoid": _sigmoid(A) * _sigmoid(-A), "tanh": 1 - np.tanh(A) ** 2}
    # wrong wrong-activation: slopes = dict.fromkeys(slopes, A * (1 - A))
    # wrong wrong-activation: slopes = dict.fromkeys(slopes, 1 - A**2)
    # wrong wrong-activation: slopes = dict.fromkeys(slopes, _sigmoid(Z) * _sigmoid(-Z))
    # wrong wrong-activation: slopes = dict.fromkeys(slopes, 1 - np.tanh(Z) ** 2)
    # wrong wrong-activation: slopes = dict.fromkeys(slopes, Z > 0)
    dZ: Array
    if activation == "sigmoid":
        dZ = dA * A * (1 - A)  # slips: sign=sign-in-derivative
        # wrong value-for-derivative: dZ = dA * A
        # wrong half-derivative: dZ = dA * (1 - A)
        # wrong input-for-activation: dZ = dA * Z * (1 - Z)
        # wrong derivative-of-output: dZ = dA * _sigmoid(A) * _sigmoid(-A)
        # wrong repeated-activation: dZ = dA * (A * (1 - A)) ** 2
        # wrong upstream-ignored: dZ = A * (1 - A)
        # wrong passed-through: dZ = dA
        # wrong wrong-activation: dZ = dA * (1 - A**2)
        # wrong wrong-activation: dZ = dA * (1 - np.tanh(Z) ** 2)
        # wrong wrong-activation: dZ = dA * (Z > 0)
        # wrong wrong-activation: dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True))
    elif activation == "tanh":
        dZ = dA * (1 - A**2)  # slips: sign=sign-in-derivative
        # wrong missing-square: dZ = dA * (1 - A)
        # wrong square-outside: dZ = dA * (1 - A) ** 2
        # wrong value-for-derivative: dZ = dA * A
        # wrong input-for-activation: dZ = dA * (1 - Z**2)
        # wrong derivative-of-output: dZ = dA * (1 - np.tanh(A) ** 2)
        # wrong repeated-activation: dZ = dA * (1 - A**2) ** 2
        # wrong upstream-ignored: dZ = 1 - A**2
        # wrong passed-through: dZ = dA
        # wrong wrong-activation: dZ = dA * A * (1 - A)
        # wrong wrong-activation: dZ = dA * _sigmoid(Z) * _sigmoid(-Z)
        # wrong wrong-activation: dZ = dA * (Z > 0)
        # wrong wrong-activation: dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True))
    elif activation == "relu":
        dZ = dA * (Z > 0)
        # wrong flipped-mask: dZ = dA * (Z <= 0)
        # wrong mask-from-upstream: dZ = dA * (dA > 0)
        # wrong mask-from-upstream: dZ = dA * (dA > 0) * (Z > 0)
        # wrong value-for-derivative: dZ = dA * A
        # wrong input-for-activation: dZ = dA * Z
        # wrong upstream-ignored: dZ = 1.0 * (Z > 0)
        # wrong passed-through: dZ = dA
        # wrong leaky-relu: dZ = dA * np.where(Z > 0, 1.0, 0.01)
        # wrong leaky-relu: dZ = dA * np.where(Z > 0, 1.0, 0.1)
        # wrong leaky-relu: dZ = dA * np.where(Z > 0, 1.0, 0.2)
        # wrong leaky-relu: dZ = dA * np.where(Z > 0, 1.0, 0.001)
        # wrong wrong-activation: dZ = dA * A * (1 - A)
        # wrong wrong-activation: dZ = dA * (1 - A**2)
        # wrong wrong-activation: dZ = dA * _sigmoid(Z) * _sigmoid(-Z)
        # wrong wrong-activation: dZ = dA * (1 - np.tanh(Z) ** 2)
        # wrong wrong-activation: dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True))
        # wrong sign-lost: dZ = dA * np.sign(Z)
    else:
        dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True))  # slips: factor=softmax-term-missing sign=coupling-sign
        # wrong elementwise-softmax: dZ = dA * A * (1 - A)
        # wrong elementwise-softmax+upstream-ignored: dZ = A * (1 - A)
        # wrong diagonal-only: dZ = dA * A
        # wrong softmax-folded-in: dZ = A - dA
        # wrong softmax-folded-in: dZ = dA - A
        # wrong summed-over-batch: dZ = A * (dA - (dA * A).sum())
        # wrong softmax-over-samples: dZ = A * (dA - (dA * A).sum(axis=1, keepdims=True))
        # wrong one-sample-for-all: dZ = (np.diag(A[:, 0]) - np.outer(A[:, 0], A[:, 0])) @ dA
        # wrong one-sample-for-all: dZ = (np.diag(A[:, -1]) - np.outer(A[:, -1], A[:, -1])) @ dA
        # wrong last-sample-only: dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True)); dZ[:, :-1] = 0
        # wrong last-sample-only: dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True)); dZ[:, 1:] = 0
        # wrong derivative-of-output: B = _softmax(A); dZ = B * (dA - (dA * B).sum(axis=0, keepdims=True))
        # wrong exponent-sign: B = _softmax(-Z); dZ = B * (dA - (dA * B).sum(axis=0, keepdims=True))
        # wrong input-for-activation: dZ = Z * (dA - (dA * Z).sum(axis=0, keepdims=True))
        # wrong passed-through: dZ = dA
        # wrong wrong-activation: dZ = dA * (1 - A**2)
        # wrong wrong-activation: dZ = dA * _sigmoid(Z) * _sigmoid(-Z)
        # wrong wrong-activation: dZ = dA * (1 - np.tanh(Z) ** 2)
        # wrong wrong-activation: dZ = dA * (Z > 0)
    return dZ
    # wrong value-for-derivative: return dA * A
    # wrong passed-through: return dA
    # wrong upstream-ignored: return slopes[activation] * 1.0


def cross_entropy(AL: Array, Y: Array) -> tuple[float, Array]:
    """Divide where the textbook does."""
    k, m = Y.shape
    P = np.maximum(AL, np.finfo(AL.dtype).tiny)
    Q = np.maximum(1 - AL, np.finfo(AL.dtype).tiny)
    J = -np.sum(Y * np.log(P)) / m
    # wrong mean-over-everything: J = -np.mean(Y * np.log(P))
    # wrong mean-over-features: J = -np.sum(Y * np.log(P)) / k
    # wrong wrong-logarithm: J = -np.sum(Y * np.log2(P)) / m
    # wrong wrong-logarithm: J = -np.sum(Y * np.log10(P)) / m
    # wrong mean-over-everything+wrong-logarithm: J = -np.mean(Y * np.log2(P))
    # wrong mean-over-everything+wrong-logarithm: J = -np.mean(Y * np.log10(P))
    # wrong binary-cross-entropy: J = -np.sum(Y * np.log(P) + (1 - Y) * np.log(Q)) / m
    # wrong binary-cross-entropy: J = -np.sum((1 - Y) * np.log(Q)) / m
    # wrong binary-cross-entropy+mean-over-everything: J = -np.mean(Y * np.log(P) + (1 - Y) * np.log(Q))
    # wrong not-summed: J = -np.sum(Y * np.log(P), axis=0) / m
    # wrong not-summed: J = -np.sum(Y * np.log(P), axis=0, keepdims=True) / m
    # wrong not-summed: J = -Y * np.log(P) / m
    # wrong last-sample-only: J = -np.sum(Y[:, -1] * np.log(P[:, -1])) / m
    # wrong last-sample-only: J = -np.sum(Y[:, 0] * np.log(P[:, 0])) / m
    # wrong last-sample-only: J = -np.sum(Y[:, -1] * np.log(P[:, -1]))
    dAL = -(Y / P) / m
    # wrong missing-reciprocal: dAL = -Y / m
    # wrong missing-reciprocal: dAL = -Y * AL / m
    # wrong softmax-folded-in: dAL = (AL - Y) / m
    # wrong binary-cross-entropy: dAL = (-Y / P + (1 - Y) / Q) / m
    # wrong binary-cross-entropy: dAL = (1 - Y) / Q / m
    # wrong mean-over-everything: dAL = -(Y / P) / m / k
    # wrong mean-over-features: dAL = -(Y / P) / k
    # wrong wrong-logarithm: dAL = -(Y / P) / m / np.log(2)
    # wrong wrong-logarithm: dAL = -(Y / P) / m / np.log(10)
    # wrong last-sample-only: dAL = -(Y / P) / m; dAL[:, :-1] = 0
    # wrong last-sample-only: dAL = -(Y / P) / m; dAL[:, 1:] = 0
    # wrong parameter-returned: dAL = AL
    # wrong target-ignored: dAL = -(1 / P) / m
    # wrong binary-cross-entropy+mean-over-everything: dAL = (-Y / P + (1 - Y) / Q) / m / k
    # wrong mean-over-everything+softmax-folded-in: dAL = (AL - Y) / m / k
    # wrong mean-over-features+softmax-folded-in: dAL = (AL - Y) / k
    # wrong mean-over-everything+missing-reciprocal: dAL = -Y / m / k
    # wrong mean-over-features+missing-reciprocal: dAL = -Y / k
    return J, dAL
    # wrong swapped-results: return dAL, J
