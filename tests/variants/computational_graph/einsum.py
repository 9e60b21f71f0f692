# Index notation, and nodes that are numbered as they are made: the way back goes down the numbers.
import heapq
import itertools


def add_backward(upstream, x, y):
    return np.einsum("...->...", upstream).copy(), np.einsum("...->...", upstream).copy()


def multiply_backward(upstream, x, y):
    return np.einsum("...,...->...", upstream, y), np.einsum("...,...->...", upstream, x)


def maximum_backward(upstream, x, y):
    dx = upstream * (np.sign(x - y) + 1) / 2
    return dx, upstream - dx


def matvec_forward(W, x):
    return np.einsum("kj,j->k", W, x), (W, x)


def matvec_backward(upstream, cache):
    return np.einsum("i,j->ij", upstream, cache[1]), np.einsum("ki,k->i", cache[0], upstream)


def squared_norm_forward(q):
    return np.einsum("i,i->", q.ravel(), q.ravel()), q.copy()


def squared_norm_backward(upstream, cache):
    return np.einsum(",...->...", upstream, 2 * cache)


def objective(W, x):
    q = np.einsum("kj,j->k", W, x)
    return np.einsum("k,k", q, q), 2 * np.einsum("i,j->ij", q, x), 2 * np.einsum("ki,k->i", W, q)


def unbroadcast(gradient, shape):
    letters = "abcdefgh"[: gradient.ndim]
    front = gradient.ndim - len(shape)
    kept = "".join(c for c, length in zip(letters[front:], shape) if length != 1)
    return np.einsum(f"{letters}->{kept}", gradient).reshape(shape)


class Node:
    numbers = itertools.count()

    def __init__(self, value, parents=(), backward=None):
        self.number = next(Node.numbers)
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape, self.value.dtype)
        self.parents = parents
        self.back = backward

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: add_backward(g, self.value, other.value))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g: multiply_backward(g, self.value, other.value))

    def __matmul__(self, other):
        a, b = self.value, other.value
        left, right = "ij"[2 - a.ndim :], "jk"[: b.ndim]
        out = (left + right).replace("j", "")
        return Node(
            np.einsum(f"{left},{right}->{out}", a, b),
            (self, other),
            lambda g: (
                np.einsum(f"{out},{right}->{left}", g, b),
                np.einsum(f"{left},{out}->{right}", a, g),
            ),
        )

    def sigmoid(self):
        s = 1.0 / (1.0 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1.0 - s),))

    def sum(self):
        return Node(self.value.sum(), (self,), lambda g: (g + np.zeros(self.value.shape),))

    def backward(self):
        self.grad = np.ones(self.value.shape)
        heap, seen = [(-self.number, self)], {self.number}
        while heap:
            _, node = heapq.heappop(heap)
            if node.back is None:
                continue
            for parent, g in zip(node.parents, node.back(node.grad)):
                parent.grad = parent.grad + unbroadcast(np.asarray(g), parent.value.shape)
                if parent.number not in seen:
                    seen.add(parent.number)
                    heapq.heappush(heap, (-parent.number, parent))
