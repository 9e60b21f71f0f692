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
