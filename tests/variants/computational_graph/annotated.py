# Annotated, with assertions on shapes, keyword arguments, dataclasses and results named in a tuple.
from collections import namedtuple
from dataclasses import dataclass, field

Two = namedtuple("Two", "dx dy")
Both = namedtuple("Both", "dW dx")
All = namedtuple("All", "f dW dx")


def add_backward(upstream: np.ndarray, x: np.ndarray, y: np.ndarray) -> Two:
    assert upstream.shape == x.shape == y.shape
    return Two(dx=upstream, dy=upstream)


def multiply_backward(upstream: np.ndarray, x: np.ndarray, y: np.ndarray) -> Two:
    assert upstream.shape == x.shape == y.shape
    return Two(dy=upstream * x, dx=upstream * y)


def maximum_backward(upstream: np.ndarray, x: np.ndarray, y: np.ndarray) -> Two:
    assert upstream.shape == x.shape == y.shape
    winner = np.argmax(np.stack([x, y]), axis=0)
    return Two(upstream * (winner == 0), upstream * (winner == 1))


@dataclass(frozen=True)
class Given:
    W: np.ndarray
    x: np.ndarray


def matvec_forward(W: np.ndarray, x: np.ndarray):
    q = W @ x
    assert q.shape == (W.shape[0],)
    return q, Given(W=W, x=x)


def matvec_backward(upstream: np.ndarray, cache: Given) -> Both:
    dW = np.outer(upstream, cache.x)
    dx = cache.W.T @ upstream
    assert dW.shape == cache.W.shape and dx.shape == cache.x.shape
    return Both(dW, dx)


def squared_norm_forward(q: np.ndarray):
    return float(np.sum(q**2)), Given(W=q, x=q)


def squared_norm_backward(upstream: float, cache: Given) -> np.ndarray:
    dq = 2 * float(upstream) * cache.W
    assert np.shape(dq) == cache.W.shape
    return np.asarray(dq)


def objective(W: np.ndarray, x: np.ndarray) -> All:
    q = W @ x
    return All(f=np.array([q @ q]), dW=np.outer(2 * q, x), dx=2 * (W.T @ q))


def unbroadcast(gradient: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    missing = gradient.ndim - len(shape)
    axes = [*range(missing), *(missing + axis for axis, length in enumerate(shape) if length == 1)]
    result = np.asarray(gradient.sum(axis=tuple(axes), keepdims=True)).reshape(shape)
    assert result.shape == tuple(shape)
    return result


@dataclass(eq=False)
class Node:
    value: np.ndarray
    parents: tuple = ()
    backward_function: object = None
    grad: np.ndarray = field(init=False)

    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.parents = tuple(parents)
        self.backward_function = backward
        self.grad = np.zeros(self.value.shape, dtype=self.value.dtype)

    def __add__(self, other: "Node") -> "Node":
        return Node(value=self.value + other.value, parents=(self, other), backward=lambda g: (g, g))

    def __mul__(self, other: "Node") -> "Node":
        return Node(
            value=self.value * other.value,
            parents=(self, other),
            backward=lambda g: multiply_backward(*np.broadcast_arrays(g, self.value, other.value)),
        )

    def __matmul__(self, other: "Node") -> "Node":
        a, b = self.value, other.value

        def backward(g):
            a2 = a.reshape(1, -1) if a.ndim == 1 else a
            b2 = b.reshape(-1, 1) if b.ndim == 1 else b
            g2 = np.asarray(g).reshape(a2.shape[0], b2.shape[1])
            return (g2 @ b2.T).reshape(a.shape), (a2.T @ g2).reshape(b.shape)

        return Node(value=a @ b, parents=(self, other), backward=backward)

    def sigmoid(self) -> "Node":
        x = self.value
        with np.errstate(over="ignore"):
            s = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
        return Node(value=s, parents=(self,), backward=lambda g: (g * s * (1 - s),))

    def sum(self) -> "Node":
        return Node(value=self.value.sum(), parents=(self,), backward=lambda g: (np.full_like(self.value, g),))

    def backward(self) -> "Node":
        order: list[Node] = []
        seen: set[int] = set()

        def visit(node: Node) -> None:
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        self.grad = np.ones(self.value.shape, dtype=self.value.dtype)
        while order:
            node = order.pop()
            if node.backward_function is None:
                continue
            for parent, g in zip(node.parents, node.backward_function(node.grad)):
                parent.grad = parent.grad + unbroadcast(np.asarray(g), parent.value.shape)
        return self
