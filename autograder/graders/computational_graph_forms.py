"""Right functions of computational_graph as students write them, and what they write by mistake: for slips only."""

from collections.abc import Callable

import numpy as np

from autograder.numeric.arrays import Array


def add_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Each the whole."""
    dx, dy = upstream + 0 * x, upstream + 0 * y
    # wrong upstream-ignored: dx, dy = np.ones_like(x), np.ones_like(y)
    # wrong parameter-returned: dx, dy = x, y
    # wrong parameter-returned: dx, dy = y, x
    # wrong rule-of-another-node: dx, dy = upstream * y, upstream * x
    # wrong rule-of-another-node: dx, dy = upstream * x, upstream * y
    # wrong value-for-local-gradient: dx = dy = upstream * (x + y)
    return dx, dy


def multiply_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Each the other's value."""
    dx, dy = upstream * y, upstream * x
    # wrong own-factor: dx, dy = upstream * x, upstream * y
    # wrong upstream-ignored: dx, dy = y, x
    # wrong parameter-returned: dx, dy = x, y
    # wrong rule-of-another-node: dx = dy = upstream
    # wrong value-for-local-gradient: dx = dy = upstream * x * y
    return dx, dy


def maximum_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """By masks."""
    of_x, of_y = x >= y, x < y
    # wrong tie-counted-twice: of_x, of_y = x >= y, y >= x
    # wrong tie-lost: of_x, of_y = x > y, y > x
    # wrong to-the-smaller: of_x, of_y = x < y, x >= y
    # wrong to-the-smaller: of_x, of_y = x <= y, y <= x
    # wrong to-the-smaller: of_x, of_y = x < y, y < x
    # wrong rule-of-another-node: of_x = of_y = np.ones_like(x)
    # wrong compared-with-zero: of_x, of_y = x > 0, y > 0
    # wrong compared-with-zero: of_x, of_y = x > 0, x <= 0
    # wrong value-for-local-gradient: of_x = of_y = np.maximum(x, y)
    # wrong value-for-local-gradient: of_x, of_y = x * (x >= y), y * (x < y)
    # wrong decided-at-once: of_x, of_y = np.sum(x) >= np.sum(y), np.sum(x) < np.sum(y)
    dx, dy = upstream * of_x, upstream * of_y
    # wrong upstream-ignored: dx, dy = 1.0 * of_x, 1.0 * of_y
    # wrong upstream-ignored: dx, dy = 1.0 * (x >= y), 1.0 * (y >= x)
    # wrong upstream-ignored: dx, dy = 1.0 * (x > y), 1.0 * (x <= y)
    return dx, dy


def matvec_forward(W: Array, x: Array) -> tuple[Array, tuple[Array, Array, Array]]:
    """Keep everything."""
    q = W @ x
    # wrong elementwise-product: q = W * x[:, np.newaxis]
    return q, (W, x, q)


def matvec_backward(upstream: Array, cache: tuple[Array, Array, Array]) -> tuple[Array, Array]:
    """A column times a row; the transpose times a column."""
    W, x, q = cache
    dW = upstream[:, np.newaxis] * x[np.newaxis, :]
    # wrong dot-for-outer: dW = upstream @ x
    # wrong elementwise-product: dW = upstream * x
    # wrong elementwise-product: dW = W * upstream[:, np.newaxis]
    # wrong upstream-ignored: dW = np.outer(np.ones(len(q)), x)
    # wrong upstream-ignored: dW = np.outer(q, x)
    # wrong upstream-ignored: dW = x
    # wrong passed-through: dW = upstream
    # wrong parameter-returned: dW = W
    # wrong block-returned: dW = np.einsum("ki,j->kij", np.eye(len(q)), x)
    dx = W.T @ upstream
    # wrong upstream-ignored: dx = W.sum(axis=0)
    # wrong upstream-ignored: dx = W.T @ q
    # wrong upstream-ignored: dx = W.T
    # wrong passed-through: dx = upstream
    # wrong elementwise-product: dx = W * upstream[:, np.newaxis]
    # wrong elementwise-product: dx = W.T * upstream
    # wrong elementwise-product: dx = upstream * x
    # wrong untransposed: dx = W @ upstream
    # wrong parameter-returned: dx = x
    # wrong parameter-returned: dx = W
    return dW, dx


def squared_norm_forward(q: Array) -> tuple[float, Array]:
    """Squares, added up."""
    f = np.sum(q**2)
    # wrong root-taken: f = np.sqrt(np.sum(q**2))
    # wrong averaged: f = np.mean(q**2)
    # wrong averaged: f = np.sum(q**2) / q.shape[0]
    # wrong square-missing: f = np.sum(q)
    # wrong square-missing: f = np.sum(np.abs(q))
    # wrong square-of-the-sum: f = np.sum(q) ** 2
    # wrong elements-apart: f = q**2
    # wrong elements-apart: f = np.sum(q**2, axis=0)
    # wrong elements-apart: f = np.sum(q**2, axis=-1)
    return f, q


def squared_norm_backward(upstream: Array, cache: Array) -> Array:
    """Two times q."""
    q = cache
    return upstream * 2 * q
    # wrong upstream-ignored: return 2 * q
    # wrong factor-missing+upstream-ignored: return q
    # wrong passed-through: return upstream
    # wrong passed-through: return upstream * np.ones(q.shape)
    # wrong root-taken: return upstream * q / np.sqrt(np.sum(q * q))
    # wrong averaged: return 2 * upstream * q / q.size
    # wrong averaged: return 2 * upstream * q / q.shape[0]
    # wrong value-for-derivative: return upstream * q * q
    # wrong value-for-derivative: return upstream * np.sum(q * q) * np.ones(q.shape)
    # wrong square-missing: return 2 * upstream * np.ones(q.shape)
    # wrong square-of-the-sum: return 2 * upstream * np.sum(q) * np.ones(q.shape)
    # wrong elements-apart: return 2 * upstream * np.sum(q)


def unbroadcast(gradient: Array, shape: tuple[int, ...]) -> Array:
    """Sum axes off in front, then those of one row."""
    g = gradient
    new, of_length_1 = g.ndim - len(shape), [k for k, length in enumerate(shape) if length == 1]
    for _ in range(new):
        g = g.sum(axis=0)
        # wrong averaged: g = g.mean(axis=0)
        # wrong one-use-only: g = g[0]
        # wrong one-use-only: g = g[-1]
    # wrong broadcasting-not-undone: pass
    for axis in of_length_1:
        g = g.sum(axis=axis, keepdims=True)
        # wrong averaged: g = g.mean(axis=axis, keepdims=True)
        # wrong one-use-only: g = np.take(g, [0], axis=axis)
        # wrong one-use-only: g = np.take(g, [-1], axis=axis)
    # wrong broadcasting-not-undone: pass
    return g
    # wrong broadcasting-not-undone: return gradient
    # wrong broadcasting-not-undone: return gradient.sum(axis=tuple(range(new)))
    # wrong broadcasting-not-undone: return gradient.sum(axis=tuple(new + k for k in of_length_1), keepdims=True)
    # wrong averaged: return g * g.size / gradient.size
    # wrong one-use-only: return gradient.reshape(-1)[: g.size].reshape(shape)
    # wrong one-use-only: return gradient[(0,) * new + tuple(slice(n) for n in shape)]
    # wrong one-use-only: return gradient[(-1,) * new + tuple(slice(-n, None) for n in shape)]
    # wrong summed-too-far: return gradient.sum()
    # wrong summed-too-far: return np.full(shape, gradient.sum())
    # wrong wrong-axis-undone: return gradient.sum(axis=0)
    # wrong wrong-axis-undone: return gradient.sum(axis=0, keepdims=True)
    # wrong wrong-axis-undone: return gradient.sum(axis=-1)
    # wrong wrong-axis-undone: return gradient.sum(axis=-1, keepdims=True)


def objective(W: Array, x: Array) -> tuple[float, Array, Array]:
    """Forward and back."""
    q, cache = matvec_forward(W, x)
    f, q = squared_norm_forward(q)
    dq = squared_norm_backward(np.asarray(1.0), q)
    # wrong upstream-ignored: dq = np.ones(len(q))
    # wrong value-as-upstream: dq = squared_norm_backward(f, q)
    # wrong factor-two: dq = q
    dW, dx = matvec_backward(dq, cache)
    return f, dW, dx


Backward = Callable[[Array], tuple[Array, ...]]


class Node:
    """With a rule at every node, and broadcasting undone where it happens."""

    def __init__(self, value: Array, parents: tuple["Node", ...] = (), backward: Backward | None = None) -> None:
        """Hold a value."""
        self.value = np.asarray(value)
        self.grad: Array = np.zeros_like(self.value)
        # wrong value-at-first: self.grad = np.ones_like(self.value)
        self.parents = parents
        self.rule = backward
        self.given = False

    def __add__(self, other: "Node") -> "Node":
        """The sum."""

        def backward(upstream: Array) -> tuple[Array, ...]:
            dx, dy = upstream, upstream
            # wrong upstream-ignored: dx = dy = np.ones(upstream.shape)
            # wrong rule-of-another-node: dx, dy = upstream * other.value, upstream * self.value
            return unbroadcast(dx, self.value.shape), unbroadcast(dy, other.value.shape)
            # wrong broadcasting-not-undone: return dx, dy

        return Node(self.value + other.value, (self, other), backward)

    def __mul__(self, other: "Node") -> "Node":
        """The product."""

        def backward(upstream: Array) -> tuple[Array, ...]:
            dx, dy = upstream * other.value, upstream * self.value
            # wrong own-factor: dx, dy = upstream * self.value, upstream * other.value
            # wrong upstream-ignored: dx, dy = other.value, self.value
            # wrong rule-of-another-node: dx = dy = upstream
            return unbroadcast(dx, self.value.shape), unbroadcast(dy, other.value.shape)
            # wrong broadcasting-not-undone: return dx, dy

        return Node(self.value * other.value, (self, other), backward)

    def __matmul__(self, other: "Node") -> "Node":
        """The matrix product."""
        x, y = self.value, other.value

        def backward(upstream: Array) -> tuple[Array, ...]:
            a, b = np.atleast_2d(x), y.reshape(len(y), -1)
            up = upstream.reshape(len(a), b.shape[1])
            # wrong upstream-ignored: up = np.ones((len(a), b.shape[1]))
            dx = up @ b.T
            # wrong untransposed: dx = up @ b
            # wrong untransposed: dx = up @ b if up.shape == b.shape == b.T.shape else up @ b.T
            dy = a.T @ up
            # wrong untransposed: dx, dy = up @ b, a @ up
            # wrong untransposed: dy = a @ up
            # wrong untransposed: dy = a @ up if up.shape == a.shape == a.T.shape else a.T @ up
            return dx.reshape(x.shape), dy.reshape(y.shape)

        value = x @ y
        # wrong elementwise-product: value = x * y
        return Node(value, (self, other), backward)

    def sigmoid(self) -> "Node":
        """The sigmoid."""
        x = self.value
        s = (1 + np.tanh(x / 2)) / 2
        # wrong wrong-activation: s = np.tanh(x)
        # wrong exponent-sign: s = (1 - np.tanh(x / 2)) / 2

        def backward(upstream: Array) -> tuple[Array, ...]:
            slope = s * (1 - s)
            # wrong half-derivative: slope = s
            # wrong half-derivative: slope = 1 - s
            # wrong input-for-activation: slope = x * (1 - x)
            # wrong derivative-of-output: slope = (1 - np.tanh(s / 2) ** 2) / 4
            # wrong wrong-activation: slope = 1 - s * s
            # wrong wrong-activation: slope = 1 - np.tanh(x) ** 2
            return (upstream * slope,)
            # wrong upstream-ignored: return (slope,)
            # wrong passed-through: return (upstream,)

        return Node(s, (self,), backward)
        # wrong wrong-activation: t = np.tanh(x); return Node(t, (self,), lambda upstream: (upstream * (1 - t * t),))
        # wrong exponent-sign: return Node(1 - s, (self,), lambda upstream: (-upstream * s * (1 - s),))

    def sum(self) -> "Node":
        """The sum of all elements."""
        x = self.value
        return Node(x.sum(), (self,), lambda upstream: (upstream * np.ones(x.shape),))
        # wrong averaged: return Node(x.mean(), (self,), lambda upstream: (upstream * np.ones(x.shape),))
        # wrong averaged: return Node(x.mean(), (self,), lambda upstream: (upstream * np.ones(x.shape) / x.size,))
        # wrong averaged: return Node(x.sum(), (self,), lambda upstream: (upstream * np.ones(x.shape) / x.size,))
        # wrong upstream-ignored: return Node(x.sum(), (self,), lambda upstream: (np.ones(x.shape),))

    def backward(self) -> None:
        """Go back from the end, each node when all that use it have handed to it."""
        order: list[Node] = []
        seen: set[Node] = set()

        def visit(node: Node) -> None:
            if node not in seen:
                seen.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        order.reverse()
        # wrong handed-on-too-early: pass
        # wrong handed-on-too-early: order = _depth_first(self)
        # wrong handed-on-too-early: order = _breadth_first(self)
        self.grad = np.ones_like(self.value)
        # wrong value-as-upstream: self.grad = self.value
        for node in order:
            shares = node.rule(node.grad) if node.rule else ()
            # wrong upstream-ignored: shares = node.rule(np.ones_like(node.grad)) if node.rule else ()
            for parent, share in zip(node.parents, shares, strict=True):
                parent.grad = parent.grad + share
                # wrong fan-out-assigned: parent.grad = share
            # wrong share-lost: [_add(p, s) for p, s in dict(zip(node.parents, shares)).items()]
            # wrong share-lost: [_add(p, s) for p, s in dict(zip(node.parents[::-1], shares[::-1])).items()]
            # wrong gradient-shared: [_add_in_place(p, np.asarray(s)) for p, s in zip(node.parents, shares)]
            # wrong rule-of-another-node: [_add(p, _own(node, p, s)) for p, s in zip(node.parents, shares)]
        # wrong fan-out-assigned: _assign(_depth_first(self))
        # wrong handed-on-again: _along_paths(self)


def _depth_first(end: Node) -> list[Node]:
    order: list[Node] = []

    def visit(node: Node) -> None:
        if node not in order:
            order.append(node)
            for parent in node.parents:
                visit(parent)

    visit(end)
    return order


def _breadth_first(end: Node) -> list[Node]:
    order = [end]
    for node in order:
        for parent in node.parents:
            order += [parent] if parent not in order else []
    return order


def _assign(order: list[Node]) -> None:
    for node in order:
        for parent, share in zip(node.parents, node.rule(node.grad) if node.rule else (), strict=True):
            parent.grad = share


def _along_paths(end: Node) -> None:
    for parent, share in zip(end.parents, end.rule(end.grad) if end.rule else (), strict=True):
        parent.grad = parent.grad + share
        _along_paths(parent)


def _own(node: Node, parent: Node, share: Array) -> Array:
    return node.grad if node.grad.shape == parent.grad.shape else share


def _add(node: Node, share: Array) -> None:
    node.grad = node.grad + share


def _add_in_place(node: Node, share: Array) -> None:
    if node.given:
        node.grad += share
    else:
        node.grad, node.given = share, True
