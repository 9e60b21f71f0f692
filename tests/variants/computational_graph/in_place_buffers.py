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
