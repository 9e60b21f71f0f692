# %% annotated
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


# %% einsum
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


# %% float32_kept
# The type of what comes in is kept everywhere, results are lists, a tie is shared in unequal parts.


def add_backward(upstream, x, y):
    return [upstream.astype(x.dtype), upstream.astype(y.dtype)]


def multiply_backward(upstream, x, y):
    return [np.multiply(upstream, y, dtype=x.dtype), np.multiply(upstream, x, dtype=y.dtype)]


def maximum_backward(upstream, x, y):
    share = np.where(x == y, x.dtype.type(0.25), (x > y).astype(x.dtype))
    return [upstream * share, upstream * (1 - share)]


def matvec_forward(W, x):
    return np.matmul(W, x), (W.copy(), x.copy())


def matvec_backward(upstream, cache):
    W, x = cache
    return [np.multiply.outer(upstream, x), np.matmul(upstream, W)]


def squared_norm_forward(q):
    return np.square(q).sum(dtype=q.dtype), q


def squared_norm_backward(upstream, q):
    return (q + q) * q.dtype.type(upstream)


def objective(W, x):
    q, cache = matvec_forward(W, x)
    f, norm_cache = squared_norm_forward(q)
    dq = squared_norm_backward(1.0, norm_cache)
    return [f, *matvec_backward(dq, cache)]


def unbroadcast(gradient, shape):
    front = tuple(range(gradient.ndim - len(shape)))
    total = np.add.reduce(gradient, axis=front) if front else gradient
    for axis in range(len(shape)):
        if shape[axis] == 1 and total.shape[axis] > 1:
            total = np.add.reduce(total, axis=axis, keepdims=True)
    return total


class Node:
    __slots__ = ("value", "grad", "parents", "rule", "__weakref__")

    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = self.value * 0
        self.parents, self.rule = tuple(parents), backward

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g, out, a, b: (g, g))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g, out, a, b: (g * b, g * a))

    def __matmul__(self, other):
        def rule(g, out, a, b):
            if a.ndim == b.ndim == 1:
                return g * b, g * a
            da = g[..., None] * b if b.ndim == 1 else g @ b.T
            db = a[:, None] * g if a.ndim == 1 else a.T @ g
            return da, db

        return Node(self.value @ other.value, (self, other), rule)

    def sigmoid(self):
        half = self.value.dtype.type(0.5)
        return Node(half + half * np.tanh(half * self.value), (self,), lambda g, out, a: (g * out * (1 - out),))

    def sum(self):
        return Node(np.add.reduce(self.value, axis=None), (self,), lambda g, out, a: (np.ones_like(a) * g,))

    def backward(self):
        order, state, stack = [], {}, [self]
        while stack:
            node = stack[-1]
            if id(node) not in state:
                state[id(node)] = "open"
                stack += [parent for parent in node.parents if id(parent) not in state]
            else:
                stack.pop()
                if state[id(node)] == "open":
                    state[id(node)] = "done"
                    order.append(node)
        self.grad = np.ones_like(self.value)
        for node in order[::-1]:
            if node.rule is None:
                continue
            values = [parent.value for parent in node.parents]
            for parent, g in zip(node.parents, node.rule(node.grad, node.value, *values)):
                parent.grad = parent.grad + unbroadcast(np.asarray(g), parent.value.shape)


# %% in_place_buffers
# Results are written into buffers; gradients of nodes are added up in place, in arrays of their own.


def add_backward(upstream, x, y):
    out = np.empty((2, *upstream.shape), upstream.dtype)
    out[:] = upstream
    return out[0], out[1]


def multiply_backward(upstream, x, y):
    out = np.empty((2, *upstream.shape), upstream.dtype)
    np.multiply(upstream, y, out=out[0, ...])
    np.multiply(upstream, x, out=out[1, ...])
    return out[0], out[1]


def maximum_backward(upstream, x, y):
    dx = upstream.copy()
    dy = upstream.copy()
    dx[x < y] = 0
    dy[x >= y] = 0
    return dx, dy


def matvec_forward(W, x):
    q = np.empty(W.shape[0], W.dtype)
    np.matmul(W, x, out=q)
    return q, (np.array(W), np.array(x))


def matvec_backward(upstream, cache):
    W, x = cache
    dW = np.empty(W.shape, W.dtype)
    dW[...] = x
    dW *= upstream[:, np.newaxis]
    dx = np.zeros(x.shape, x.dtype)
    for row, g in zip(W, upstream):
        dx += g * row
    return dW, dx


def squared_norm_forward(q):
    squares = q.copy()
    squares *= q
    return squares.sum(), q.copy()


def squared_norm_backward(upstream, cache):
    dq = cache.copy()
    dq *= 2
    dq *= upstream
    return dq


def objective(W, x):
    q = W @ x
    dq = q + q
    dW = np.repeat(dq[:, np.newaxis], len(x), axis=1)
    dW *= x
    return np.inner(q, q), dW, np.inner(W.T, dq)


def unbroadcast(gradient, shape):
    total = np.zeros(shape, gradient.dtype)
    view = np.broadcast_to(np.arange(total.size).reshape(shape), gradient.shape)
    np.add.at(total.reshape(-1), view.reshape(-1), gradient.reshape(-1))
    return total


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.array(value)
        self.grad = np.zeros_like(self.value)
        self.parents, self.backward_of = parents, backward

    def __add__(self, other):
        def push(g):
            self.grad += unbroadcast(g, self.value.shape)
            other.grad += unbroadcast(g, other.value.shape)

        return Node(self.value + other.value, (self, other), push)

    def __mul__(self, other):
        def push(g):
            self.grad += unbroadcast(g * other.value, self.value.shape)
            other.grad += unbroadcast(g * self.value, other.value.shape)

        return Node(self.value * other.value, (self, other), push)

    def __matmul__(self, other):
        def push(g):
            a, b = self.value, other.value
            g = g.reshape((a.shape[0] if a.ndim == 2 else 1, b.shape[1] if b.ndim == 2 else 1))
            self.grad += (g @ b.reshape(b.shape[0], -1).T).reshape(a.shape)
            other.grad += (a.reshape(-1, b.shape[0]).T @ g).reshape(b.shape)

        return Node(self.value @ other.value, (self, other), push)

    def sigmoid(self):
        out = np.negative(self.value)
        out = np.exp(out)
        out = 1 / (out + 1)

        def push(g):
            self.grad += g * (out * (1 - out))

        return Node(out, (self,), push)

    def sum(self):
        def push(g):
            self.grad += g

        return Node(self.value.sum(), (self,), push)

    def backward(self):
        order, seen = [], set()

        def visit(node):
            seen.add(node)
            for parent in node.parents:
                if parent not in seen:
                    visit(parent)
            order.append(node)

        visit(self)
        self.grad += 1
        for node in reversed(order):
            if node.backward_of is not None:
                node.backward_of(node.grad)


# %% jacobians
# Everything by full Jacobians, flattened, multiplied and put back into shape; gradients collected in lists.


def _diagonal(upstream, slopes):
    return (np.diag(np.ravel(slopes)).T @ np.ravel(upstream)).reshape(np.shape(upstream))


def add_backward(upstream, x, y):
    return _diagonal(upstream, np.ones(x.shape)), _diagonal(upstream, np.ones(y.shape))


def multiply_backward(upstream, x, y):
    return _diagonal(upstream, y), _diagonal(upstream, x)


def maximum_backward(upstream, x, y):
    return _diagonal(upstream, np.heaviside(x - y, 1)), _diagonal(upstream, np.heaviside(y - x, 0))


def matvec_forward(W, x):
    return W @ x, (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    n, m = W.shape
    if n * n * m < 10000:
        block = np.zeros((n, n, m))
        block[np.arange(n), np.arange(n), :] = x
        return np.tensordot(upstream, block, axes=1), upstream @ W
    return np.kron(upstream[:, None], x[None, :]), upstream @ W


def squared_norm_forward(q):
    return np.linalg.norm(q) ** 2, lambda upstream: upstream * 2 * q


def squared_norm_backward(upstream, cache):
    return cache(upstream)


def objective(W, x):
    q = W @ x
    return float(q @ q), np.einsum("k,kij->ij", 2 * q, np.einsum("ki,j->kij", np.eye(len(q)), x)), 2 * q @ W


def unbroadcast(gradient, shape):
    source = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), gradient.shape)
    return np.bincount(source.ravel(), gradient.ravel(), minlength=int(np.prod(shape))).reshape(shape)


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value, dtype=float)
        self.parents = parents
        self.backward_rule = backward
        self.received = []

    @property
    def grad(self):
        return sum(self.received, np.zeros(self.value.shape))

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        a, b = np.broadcast_arrays(self.value, other.value)
        return Node(a * b, (self, other), lambda g: (g * b, g * a))

    def __matmul__(self, other):
        a, b = self.value, other.value

        def rule(g):
            da, db = np.zeros(a.shape), np.zeros(b.shape)
            for index in np.ndindex(a.shape):
                one = np.zeros(a.shape)
                one[index] = 1
                da[index] = np.sum(g * (one @ b))
            for index in np.ndindex(b.shape):
                one = np.zeros(b.shape)
                one[index] = 1
                db[index] = np.sum(g * (a @ one))
            return da, db

        return Node(a @ b, (self, other), rule)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(sum(self.value.ravel(), 0.0), (self,), lambda g: (g * np.ones(self.value.shape),))

    def backward(self):
        depth = {self: 0}
        todo = [self]
        order = self._sorted()
        self.received.append(np.ones(self.value.shape))
        for node in order:
            if node.backward_rule:
                g = node.grad
                for parent, part in zip(node.parents, node.backward_rule(g)):
                    parent.received.append(unbroadcast(np.asarray(part), parent.value.shape))

    def _sorted(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent in node.parents:
                visit(parent)
            order.insert(0, node)

        visit(self)
        return order


# %% loops
# Loops over elements, lists built up, and a way back by counting how many users are still to come.


def add_backward(upstream, x, y):
    dx, dy = np.empty_like(upstream), np.empty_like(upstream)
    for index in np.ndindex(x.shape):
        dx[index] = upstream[index]
        dy[index] = upstream[index]
    return dx, dy


def multiply_backward(upstream, x, y):
    dx, dy = np.zeros_like(x), np.zeros_like(y)
    for index in np.ndindex(x.shape):
        dx[index] = upstream[index] * y[index]
        dy[index] = upstream[index] * x[index]
    return [dx, dy]


def maximum_backward(upstream, x, y):
    dx, dy = np.zeros_like(x), np.zeros_like(y)
    for index in np.ndindex(x.shape):
        if x[index] > y[index]:
            dx[index] = upstream[index]
        elif x[index] < y[index]:
            dy[index] = upstream[index]
        else:
            dx[index] = dy[index] = upstream[index] / 2
    return dx, dy


def matvec_forward(W, x):
    n, m = W.shape
    q = np.zeros(n)
    for k in range(n):
        for j in range(m):
            q[k] += W[k, j] * x[j]
    return q, [W, x]


def matvec_backward(upstream, cache):
    W, x = cache
    n, m = W.shape
    dW, dx = np.zeros((n, m)), np.zeros(m)
    for i in range(n):
        for j in range(m):
            dW[i, j] = upstream[i] * x[j]
            dx[j] += upstream[i] * W[i, j]
    return dW, dx


def squared_norm_forward(q):
    f = 0.0
    for value in q.flat:
        f += value * value
    return f, q


def squared_norm_backward(upstream, cache):
    dq = np.zeros(cache.shape)
    for index in np.ndindex(cache.shape):
        dq[index] = 2 * cache[index] * upstream
    return dq


def objective(W, x):
    n, m = W.shape
    q = [sum(W[k, j] * x[j] for j in range(m)) for k in range(n)]
    f = sum(value**2 for value in q)
    dW = np.array([[2 * q[i] * x[j] for j in range(m)] for i in range(n)])
    dx = np.array([sum(2 * q[k] * W[k, i] for k in range(n)) for i in range(m)])
    return f, dW, dx


def unbroadcast(gradient, shape):
    total = np.zeros(shape)
    front = gradient.ndim - len(shape)
    for index in np.ndindex(gradient.shape):
        place = tuple(0 if length == 1 else i for i, length in zip(index[front:], shape))
        total[place] += gradient[index]
    return total


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = value
        self.grad = np.zeros(np.shape(value))
        self.parents = list(parents)
        self.pull = backward

    def __add__(self, other):
        return Node(np.add(self.value, other.value), [self, other], lambda g: [g, g])

    def __mul__(self, other):
        return Node(
            np.multiply(self.value, other.value), [self, other], lambda g: [g * other.value, g * self.value]
        )

    def __matmul__(self, other):
        a, b = self.value, other.value
        A = a if a.ndim == 2 else a[None, :]
        B = b if b.ndim == 2 else b[:, None]

        def pull(g):
            G = np.reshape(g, (A.shape[0], B.shape[1]))
            dA, dB = np.zeros(A.shape), np.zeros(B.shape)
            for i in range(A.shape[0]):
                for k in range(B.shape[1]):
                    dA[i] += G[i, k] * B[:, k]
                    dB[:, k] += G[i, k] * A[i]
            return [dA.reshape(a.shape), dB.reshape(b.shape)]

        return Node(np.matmul(a, b), [self, other], pull)

    def sigmoid(self):
        s = np.exp(-np.logaddexp(0, -self.value))
        return Node(s, [self], lambda g: [g * (s - s**2)])

    def sum(self):
        return Node(np.sum(self.value), [self], lambda g: [np.broadcast_to(g, self.value.shape)])

    def backward(self):
        users, found = {self: 0}, [self]
        for node in found:
            for parent in node.parents:
                if parent not in users:
                    users[parent] = 0
                    found.append(parent)
                users[parent] += 1
        self.grad = np.ones(np.shape(self.value))
        ready = [self]
        while ready:
            node = ready.pop()
            if node.pull is None:
                continue
            for parent, gradient in zip(node.parents, node.pull(node.grad)):
                parent.grad = parent.grad + unbroadcast(np.asarray(gradient), np.shape(parent.value))
                users[parent] -= 1
                if users[parent] == 0:
                    ready.append(parent)


# %% micrograd
# Closures that push into the parents, as in micrograd: nothing of the exercises above is called.


def add_backward(upstream, x, y):
    return 1.0 * upstream, 1.0 * upstream


def multiply_backward(upstream, x, y):
    dx = y * upstream
    dy = x * upstream
    return dx, dy


def maximum_backward(upstream, x, y):
    dx = np.where(x > y, upstream, 0)
    dy = np.where(x > y, 0, upstream)
    return dx, dy


def matvec_forward(W, x):
    return np.dot(W, x), {"W": W, "x": x}


def matvec_backward(upstream, cache):
    return upstream[:, None] * cache["x"][None, :], np.dot(cache["W"].T, upstream)


def squared_norm_forward(q):
    return (q**2).sum(), {"q": q}


def squared_norm_backward(upstream, cache):
    return upstream * 2.0 * cache["q"]


def objective(W, x):
    q = W.dot(x)
    return q.dot(q), 2 * q[:, None] @ x[None, :], 2 * W.T.dot(q)


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.array(value)
        self.grad = np.zeros_like(self.value)
        self._prev = set(parents)
        self._backward = backward or (lambda: None)

    def _receive(self, gradient):
        self.grad = self.grad + unbroadcast(np.asarray(gradient), self.value.shape)

    def __add__(self, other):
        out = Node(self.value + other.value, (self, other))

        def _backward():
            self._receive(out.grad)
            other._receive(out.grad)

        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Node(self.value * other.value, (self, other))

        def _backward():
            self._receive(other.value * out.grad)
            other._receive(self.value * out.grad)

        out._backward = _backward
        return out

    def __matmul__(self, other):
        out = Node(self.value @ other.value, (self, other))

        def _backward():
            a, b, g = self.value, other.value, out.grad
            if a.ndim == 1 and b.ndim == 1:
                self._receive(g * b)
                other._receive(g * a)
            elif a.ndim == 1:
                self._receive(b @ g)
                other._receive(np.outer(a, g))
            elif b.ndim == 1:
                self._receive(np.outer(g, b))
                other._receive(a.T @ g)
            else:
                self._receive(g @ b.T)
                other._receive(a.T @ g)

        out._backward = _backward
        return out

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        out = Node(s, (self,))

        def _backward():
            self._receive(s * (1 - s) * out.grad)

        out._backward = _backward
        return out

    def sum(self):
        out = Node(np.sum(self.value), (self,))

        def _backward():
            self._receive(np.full(self.value.shape, out.grad))

        out._backward = _backward
        return out

    def backward(self):
        topo = []
        visited = set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)

        build_topo(self)
        self.grad = np.ones_like(self.value)
        for v in reversed(topo):
            v._backward()

    def __repr__(self):
        return f"Node({self.value})"


# %% recursion_when_complete
# Each node counts its uses, and hands on by itself when the last of them has handed to it.


def add_backward(upstream, x, y):
    return np.copysign(np.abs(upstream), upstream), -(-upstream)


def multiply_backward(upstream, x, y):
    return np.prod([upstream, y], axis=0), np.prod([upstream, x], axis=0)


def maximum_backward(upstream, x, y):
    # max(x, y) = (x + y + |x - y|) / 2
    s = np.sign(x - y)
    return upstream * (1 + s) / 2, upstream * (1 - s) / 2


def matvec_forward(W, x):
    columns = [W[:, j] * x[j] for j in range(len(x))]
    return sum(columns), (x, W)


def matvec_backward(upstream, cache):
    x, W = cache
    return np.column_stack([upstream * value for value in x]), np.array([upstream @ column for column in W.T])


def squared_norm_forward(q):
    flat = q.reshape(-1)
    return flat @ flat, q


def squared_norm_backward(upstream, cache):
    return upstream * (cache + cache)


def objective(W, x):
    columns = W * x
    q = columns.sum(axis=1)
    dq = 2 * q
    return (q**2).sum(), dq[:, None] * x, (W * dq[:, None]).sum(axis=0)


def unbroadcast(gradient, shape):
    if gradient.shape == tuple(shape):
        return gradient
    if gradient.ndim > len(shape):
        return unbroadcast(gradient.sum(axis=0), shape)
    axis = next(i for i in range(len(shape)) if gradient.shape[i] != shape[i])
    return unbroadcast(gradient.sum(axis=axis, keepdims=True), shape)


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = value
        self.grad = np.zeros_like(value)
        self.parents = parents
        self.rule = backward

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g: (g * other.value, g * self.value))

    def __matmul__(self, other):
        a, b = self.value, other.value
        if a.ndim == 2 and b.ndim == 2:
            rule = lambda g: (g @ b.T, a.T @ g)
        elif a.ndim == 2:
            rule = lambda g: (np.outer(g, b), a.T @ g)
        elif b.ndim == 2:
            rule = lambda g: (b @ g, np.outer(a, g))
        else:
            rule = lambda g: (g * b, g * a)
        return Node(a @ b, (self, other), rule)

    def sigmoid(self):
        s = 0.5 * (1 + np.tanh(self.value / 2))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(np.sum(self.value), (self,), lambda g: (g * np.ones_like(self.value),))

    def count_uses(self):
        self.uses = getattr(self, "uses", 0) + 1
        if self.uses == 1:
            for parent in self.parents:
                parent.count_uses()

    def receive(self, gradient):
        self.grad = self.grad + unbroadcast(np.asarray(gradient), np.shape(self.value))
        self.uses -= 1
        if self.uses == 0 and self.rule:
            for parent, share in zip(self.parents, self.rule(self.grad)):
                parent.receive(share)

    def backward(self):
        self.count_uses()
        self.receive(np.ones_like(self.value))


# %% small_classes
# An operation is a class of its own with forward and backward; functions are made by lambdas and partial.
from functools import partial, reduce

add_backward = lambda upstream, x, y: (upstream + 0, upstream + 0)  # noqa: E731
multiply_backward = lambda upstream, x, y: (upstream * y, x * upstream)  # noqa: E731


def _choose(upstream, x, y, tie):
    difference = x - y
    share = np.select([difference > 0, difference < 0], [1.0, 0.0], tie)
    return share * upstream, (1 - share) * upstream


def maximum_backward(upstream, x, y):
    return partial(_choose, tie=0.5)(upstream, x, y)


def matvec_forward(W, x):
    q = W @ x
    return q, (lambda g: g.reshape(-1, 1) @ x.reshape(1, -1), lambda g: W.T @ g)


def matvec_backward(upstream, cache):
    return tuple(pull(upstream) for pull in cache)


def squared_norm_forward(q):
    return np.sum(np.abs(q) ** 2), 2 * q


def squared_norm_backward(upstream, cache):
    return cache * upstream


def objective(W, x):
    q, pulls = matvec_forward(W, x)
    f, slope = squared_norm_forward(q)
    dW, dx = matvec_backward(slope, pulls)
    return f, dW, dx


def unbroadcast(gradient, shape):
    flat = reduce(lambda g, _: g.sum(axis=0), range(gradient.ndim - len(shape)), gradient)
    return reduce(
        lambda g, axis: g.sum(axis=axis, keepdims=True) if shape[axis] == 1 else g, range(len(shape)), flat
    )


class Add:
    @staticmethod
    def forward(x, y):
        return x + y

    @staticmethod
    def backward(g, x, y):
        return g, g


class Multiply:
    @staticmethod
    def forward(x, y):
        return x * y

    @staticmethod
    def backward(g, x, y):
        return g * y, g * x


class Product:
    @staticmethod
    def forward(x, y):
        return x @ y

    @staticmethod
    def backward(g, x, y):
        match x.ndim, y.ndim:
            case 1, 1:
                return g * y, g * x
            case 1, 2:
                return y @ g, np.outer(x, g)
            case 2, 1:
                return np.outer(g, y), g @ x
        return g @ y.T, x.T @ g


class Sigmoid:
    @staticmethod
    def forward(x):
        return 1 / (1 + np.exp(-x))

    @staticmethod
    def backward(g, x):
        return (g / (2 + np.exp(x) + np.exp(-x)),)


class Sum:
    @staticmethod
    def forward(x):
        return x.sum()

    @staticmethod
    def backward(g, x):
        return (np.broadcast_to(g, x.shape),)


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value, self.parents, self.operation = value, parents, backward
        self.grad = np.zeros(np.shape(value))

    @classmethod
    def of(cls, operation, *parents):
        return cls(operation.forward(*(parent.value for parent in parents)), parents, operation.backward)

    def __add__(self, other):
        return Node.of(Add, self, other)

    def __mul__(self, other):
        return Node.of(Multiply, self, other)

    def __matmul__(self, other):
        return Node.of(Product, self, other)

    def sigmoid(self):
        return Node.of(Sigmoid, self)

    def sum(self):
        return Node.of(Sum, self)

    def ancestors(self, known=None):
        known = {} if known is None else known
        for parent in self.parents:
            if parent not in known:
                parent.ancestors(known)
        known[self] = None
        return list(known)

    def backward(self):
        self.grad = np.ones(np.shape(self.value))
        for node in self.ancestors()[::-1]:
            if node.operation:
                gradients = node.operation(node.grad, *(parent.value for parent in node.parents))
                for parent, gradient in zip(node.parents, gradients):
                    parent.grad = parent.grad + unbroadcast(np.asarray(gradient), np.shape(parent.value))


# %% tape
# A tape that every operation writes to; gradients sit in a dictionary until the end.


def add_backward(upstream, x, y):
    return tuple(upstream.copy() for _ in range(2))


def multiply_backward(upstream, x, y):
    return tuple(upstream * factor for factor in (y, x))


def maximum_backward(upstream, x, y):
    z = np.maximum(x, y)
    dx, dy = np.zeros_like(z), np.zeros_like(z)
    from_x = z == x
    dx[from_x] = upstream[from_x]
    dy[~from_x] = upstream[~from_x]
    return dx, dy


class _Kept:
    pass


def matvec_forward(W, x):
    kept = _Kept()
    kept.W, kept.x = W, x
    return (W * x).sum(axis=1), kept


def matvec_backward(upstream, cache):
    dW = np.tile(cache.x, (len(upstream), 1)) * upstream.reshape(-1, 1)
    dx = (cache.W * upstream.reshape(-1, 1)).sum(axis=0)
    return dW, dx


def squared_norm_forward(q):
    return np.vdot(q, q), (q,)


def squared_norm_backward(upstream, cache):
    (q,) = cache
    return np.multiply(q, 2 * upstream)


def objective(W, x):
    S = W.T @ W
    return x @ S @ x, 2 * W @ np.outer(x, x), (S + S.T) @ x


def unbroadcast(gradient, shape):
    padded = (1,) * (gradient.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i in range(gradient.ndim) if padded[i] == 1 and gradient.shape[i] != 1)
    return np.sum(gradient, axis=axes, keepdims=True).reshape(shape)


_tape = []


class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.array(value)
        self.grad = np.zeros_like(self.value)
        if backward is not None:
            _tape.append((self, parents, backward))

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g: (g * other.value, g * self.value))

    def __matmul__(self, other):
        def back(g):
            a, b = np.atleast_2d(self.value), np.atleast_2d(other.value.T).T
            g = g.reshape(len(a), -1)
            return np.reshape(g @ b.T, self.value.shape), np.reshape(a.T @ g, other.value.shape)

        return Node(np.dot(self.value, other.value), (self, other), back)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(np.sum(self.value), (self,), lambda g: (np.tile(g, self.value.shape).reshape(self.value.shape),))

    def backward(self):
        gradients = {self: np.ones(self.value.shape)}
        nodes = {self: None}
        for node, parents, back in reversed(_tape):
            if node in gradients:
                for parent, part in zip(parents, back(gradients[node])):
                    part = unbroadcast(np.asarray(part), parent.value.shape)
                    gradients[parent] = gradients[parent] + part if parent in gradients else part
        for node, gradient in gradients.items():
            node.grad = gradient
