"""Right functions of fcn_layer as students write them, with all that they have at hand: for slips, not for values."""

import numpy as np

from autograder.numeric.arrays import Array


def linear_forward(A_prev: Array, W: Array, b: Array) -> tuple[Array, tuple[Array, ...]]:
    """Keep everything."""
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)  # slips: argument=value-for-input


def linear_backward(dZ: Array, cache: tuple[Array, ...]) -> tuple[Array, Array, Array]:
    """Go back with everything at hand."""
    A_prev, W, b = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dA_prev, dW, db


def activation_forward(Z: Array, activation: str) -> tuple[Array, tuple[Array, Array]]:
    """Keep Z and A."""
    small = np.exp(-np.abs(Z))
    weights = np.exp(Z - Z.max(axis=0, keepdims=True))
    A = {
        "sigmoid": np.where(Z >= 0, 1, small) / (1 + small),
        "tanh": np.tanh(Z),
        "relu": np.maximum(Z, 0),
        "softmax": weights / weights.sum(axis=0, keepdims=True),
    }[activation]
    return A, (Z, A)  # slips: argument=input-for-activation


def activation_backward(dA: Array, cache: tuple[Array, Array], activation: str) -> Array:
    """Take every derivative where the textbook has it."""
    Z, A = cache
    dZ: Array
    if activation == "sigmoid":
        dZ = dA * A * (1 - A)  # slips: sign=sign-in-derivative factor=half-derivative term=half-derivative
    elif activation == "tanh":
        dZ = dA * (1 - A**2)  # slips: sign=sign-in-derivative power=missing-square outside=missing-square
    elif activation == "relu":
        dZ = dA * (Z > 0)  # slips: compare=flipped-mask
    else:
        dZ = A * (dA - (dA * A).sum(axis=0, keepdims=True))  # slips: factor=softmax-term-missing sign=coupling-sign
    return dZ


def cross_entropy(AL: Array, Y: Array) -> tuple[float, Array]:
    """Divide where the textbook does."""
    m = Y.shape[1]
    P = np.maximum(AL, np.finfo(AL.dtype).tiny)
    J = -np.sum(Y * np.log(P)) / m
    dAL = -(Y / P) / m  # slips: factor=target-ignored
    return float(J), dAL
