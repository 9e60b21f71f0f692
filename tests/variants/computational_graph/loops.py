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
