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
