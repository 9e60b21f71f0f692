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
