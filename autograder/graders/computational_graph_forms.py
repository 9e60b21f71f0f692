"""Right functions of computational_graph as students write them: for slips, not for values."""

import numpy as np

from autograder.numeric.arrays import Array


def multiply_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Each the other's value."""
    dx = upstream * y  # slips: argument=own-factor
    dy = upstream * x  # slips: argument=own-factor
    return dx, dy


def maximum_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """By masks."""
    dx = upstream * (x >= y)  # slips: compare=to-the-smaller
    dy = upstream * (x < y)  # slips: compare=to-the-smaller
    return dx, dy


def matvec_forward(W: Array, x: Array) -> tuple[Array, tuple[Array, Array, Array]]:
    """Keep everything."""
    q = W @ x
    return q, (W, x, q)


def matvec_backward(upstream: Array, cache: tuple[Array, Array, Array]) -> tuple[Array, Array]:
    """A column times a row; the transpose times a column."""
    W, x, q = cache
    dW = upstream[:, np.newaxis] * x[np.newaxis, :]
    dx = W.T @ upstream
    return dW, dx


def squared_norm_forward(q: Array) -> tuple[float, Array]:
    """Squares, added up."""
    return np.sum(q**2), q  # slips: power=square-missing mean=averaged


def squared_norm_backward(upstream: Array, cache: Array) -> Array:
    """Two times q."""
    q = cache
    return upstream * 2 * q


def unbroadcast(gradient: Array, shape: tuple[int, ...]) -> Array:
    """Sum axes off in front, then those of one row."""
    g = gradient
    for _ in range(g.ndim - len(shape)):
        g = g.sum(axis=0)  # slips: axis=wrong-axis-undone
    for axis in range(len(shape)):
        if shape[axis] == 1:
            g = g.sum(axis=axis, keepdims=True)  # slips: axis=wrong-axis-undone mean=averaged
    return g


def objective(W: Array, x: Array) -> tuple[float, Array, Array]:
    """Forward and back."""
    q = W @ x
    f = np.sum(q * q)
    dq = 2 * q
    dW = np.outer(dq, x)
    dx = W.T @ dq
    return f, dW, dx
