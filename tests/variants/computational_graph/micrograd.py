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
