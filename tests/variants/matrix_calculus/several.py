# %% an_object
# The cache is an object with methods; dot products and atleast_2d.
class Pass:
    def __init__(self, n0, W1, b1, W2, b2, activation):
        self.n0, self.W2, self.activation = n0, W2, activation
        self.d1 = np.dot(n0, W1) + b1
        self.n1 = activate(self.d1, activation)
        self.d2 = np.dot(self.n1, W2) + b2
        self.n2 = activate(self.d2, activation)

    def slope(self, d):
        n = activate(d, self.activation)
        if self.activation == "sigmoid":
            return n * activate(-d, "sigmoid")
        if self.activation == "tanh":
            return 1.0 - np.square(n)
        return np.ones_like(d) if self.activation == "identity" else (d >= 0) * 1.0

    def errors(self, y):
        v2 = np.multiply(np.subtract(self.n2, y) * 2, self.slope(self.d2))
        return np.multiply(np.dot(v2, self.W2.T), self.slope(self.d1)), v2


def vec(W):
    return W.flatten()


def unvec(w, shape):
    return np.array(w).reshape(shape[0], -1)


def linear_jacobian(n, k):
    p = n.shape[1]
    J = np.zeros((p * k, k))
    for i in range(p):
        np.fill_diagonal(J[i * k : (i + 1) * k], n[0, i])
    return J


def activation_jacobian(d, activation):
    J = np.zeros((d.size, d.size))
    node = Pass(d, np.eye(d.size), 0 * d, np.eye(d.size), 0 * d, activation)
    np.fill_diagonal(J, node.slope(d))
    return J


def mse_loss(n2, y):
    e = n2 - y
    return (e @ e.T).item()


def mse_gradient(n2, y):
    return (n2 - y).T + (n2 - y).T


def network_forward(n0, W1, b1, W2, b2, activation):
    done = Pass(n0, W1, b1, W2, b2, activation)
    return done.n2, done


def weight_gradient(n, v):
    return np.dot(n.T, v)


def gradients(y, cache):
    v1, v2 = cache.errors(y)
    return np.dot(cache.n0.T, v1), v1, np.dot(cache.n1.T, v2), v2


def gradients_by_kronecker(y, cache):
    v1, v2 = cache.errors(y)
    w1 = np.kron(cache.n0.T, np.identity(v1.size)).dot(v1.T)
    w2 = np.kron(cache.n1.T, np.identity(v2.size)).dot(v2.T)
    return w1.squeeze(axis=1), v1, w2.squeeze(axis=1), v2


# %% broadcasting
# Broadcasting in the place of products; nothing is transposed.


def vec(W):
    return W.reshape(W.size)


def unvec(w, shape):
    rows, columns = shape
    return w[np.arange(rows)[:, None] * columns + np.arange(columns)]


def linear_jacobian(n, k):
    return (n[0][:, None, None] * np.eye(k)[None]).reshape(n.size * k, k)


def activation_jacobian(d, activation):
    n = activate(d, activation)
    if activation == "identity":
        s = n * 0 + 1
    elif activation == "sigmoid":
        s = 0.25 - (n - 0.5) ** 2
    elif activation == "tanh":
        s = 1 - n * n
    else:
        s = (d > 0) + 0.0
    return np.where(np.eye(d.size, dtype=bool), s, 0.0)


def mse_loss(n2, y):
    return np.sum(np.square(n2 - y))


def mse_gradient(n2, y):
    return 2 * (n2 - y).reshape(-1)[:, np.newaxis]


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = (n0.reshape(-1, 1) * W1).sum(axis=0, keepdims=True) + b1
    n1 = activate(d1, activation)
    d2 = (n1.reshape(-1, 1) * W2).sum(axis=0, keepdims=True) + b2
    return activate(d2, activation), (n0, W2, d1, d2, activation)


def weight_gradient(n, v):
    return n[0, :, np.newaxis] * v


def _slope(d, activation):
    n = activate(d, activation)
    return {"identity": n * 0 + 1, "sigmoid": n * (1 - n), "tanh": 1 - n**2, "relu": np.sign(n)}[activation]


def _rows(y, cache):
    n0, W2, d1, d2, activation = cache
    v2 = (activate(d2, activation) - y) * 2 * _slope(d2, activation)
    return (W2 * v2).sum(axis=1)[None] * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _rows(y, cache)
    n0, _, d1, _, activation = cache
    return n0[0][:, None] * v1, v1, activate(d1, activation)[0][:, None] * v2, v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return vec(dW1), db1, vec(dW2), db2


# %% closures
# The cache is a function that remembers; lists for tuples.


def vec(W):
    return np.concatenate(list(W))


def unvec(w, shape):
    return np.vstack(np.split(w, shape[0]))


def linear_jacobian(n, k):
    return np.vstack([x * np.eye(k) for x in n.ravel()])


def activation_jacobian(d, activation):
    if activation == "identity":
        return np.eye(d.shape[1])
    if activation == "relu":
        return np.eye(d.shape[1]) * np.heaviside(d, 0.5)
    if activation == "tanh":
        return np.eye(d.shape[1]) / np.cosh(np.clip(d, -300, 300)) ** 2
    n = 0.5 * (1 + np.tanh(0.5 * d))
    return np.eye(d.shape[1]) * (n - n**2)


def mse_loss(n2, y):
    return np.linalg.norm(n2 - y) ** 2


def mse_gradient(n2, y):
    return -2.0 * np.reshape(y - n2, (-1, 1))


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0.dot(W1) + b1
    n1 = activate(d1, activation)
    d2 = n1.dot(W2) + b2
    n2 = activate(d2, activation)

    def slope(d, n):
        if activation == "identity":
            return 1.0
        if activation == "relu":
            return np.sign(n)
        return 1 - n**2 if activation == "tanh" else n - n**2

    def back(y):
        v2 = 2 * (n2 - y) * slope(d2, n2)
        return v2.dot(W2.T) * slope(d1, n1), v2

    return [n2, (n0, n1, back)]


def weight_gradient(n, v):
    return np.outer(n, v)


def gradients(y, cache):
    n0, n1, back = cache
    v1, v2 = back(y)
    return [np.outer(n0, v1), v1, np.outer(n1, v2), v2]


def gradients_by_kronecker(y, cache):
    n0, n1, back = cache
    v1, v2 = back(y)
    return [np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2]


# %% columns_inside
# Columns inside, rows outside: everything is transposed at the door; results as Python lists of arrays, numbers as 1 x 1.


def vec(W):
    return W.T.flatten(order="F")


def unvec(w, shape):
    return w.reshape(shape[::-1], order="F").T


def linear_jacobian(n, k):
    return np.kron(n, np.eye(k)).T


def activation_jacobian(d, activation):
    column = d.T
    a = activate(column, activation)
    s = {"identity": a**0, "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.where(column > 0, 1.0, 0.0)}
    return (s[activation] * np.eye(len(column))).T


def mse_loss(n2, y):
    e = n2.T - y.T
    return e.T @ e


def mse_gradient(n2, y):
    return 2 * (n2.T - y.T)


def network_forward(n0, W1, b1, W2, b2, activation):
    x, A, B = n0.T, W1.T, W2.T
    z1 = A @ x + b1.T
    a1 = activate(z1, activation)
    z2 = B @ a1 + b2.T
    a2 = activate(z2, activation)
    return a2.T, (x, a1, a2, B, activation)


def weight_gradient(n, v):
    return (v.T @ n).T


def _deltas(y, cache):
    x, a1, a2, B, activation = cache

    def slope(a):
        if activation == "sigmoid":
            return a * (1 - a)
        if activation == "tanh":
            return 1 - a**2
        return np.where(a > 0, 1.0, 0.0) if activation == "relu" else np.ones(a.shape)

    delta2 = 2 * (a2 - y.T) * slope(a2)
    return B.T @ delta2 * slope(a1), delta2


def gradients(y, cache):
    delta1, delta2 = _deltas(y, cache)
    return [(delta1 @ cache[0].T).T, delta1.T, (delta2 @ cache[1].T).T, delta2.T]


def gradients_by_kronecker(y, cache):
    delta1, delta2 = _deltas(y, cache)
    dw1 = delta1.T @ np.kron(cache[0], np.eye(len(delta1))).T
    dw2 = delta2.T @ np.kron(cache[1], np.eye(len(delta2))).T
    return [dw1[0], delta1.T, dw2[0], delta2.T]


# %% comprehensions
# Comprehensions over plain lists, made arrays at the end.


def vec(W):
    return np.array([element for row in W for element in row])


def unvec(w, shape):
    numbers = iter(w)
    return np.array([[next(numbers) for _ in range(shape[1])] for _ in range(shape[0])])


def linear_jacobian(n, k):
    return np.array([[x if j == l else 0.0 for l in range(k)] for x in n[0] for j in range(k)])


def activation_jacobian(d, activation):
    n = activate(d, activation)[0]
    rule = {
        "identity": lambda a: 1.0,
        "sigmoid": lambda a: a * (1 - a),
        "tanh": lambda a: 1 - a * a,
        "relu": lambda a: 1.0 if a > 0 else 0.0,
    }[activation]
    return np.array([[rule(a) if i == j else 0.0 for j in range(len(n))] for i, a in enumerate(n)])


def mse_loss(n2, y):
    return sum((a - b) ** 2 for a, b in zip(n2[0], y[0]))


def mse_gradient(n2, y):
    return np.array([[2 * (a - b)] for a, b in zip(n2[0], y[0])])


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = activate(np.array([[n0[0] @ column for column in W1.T]]) + b1, activation)
    n2 = activate(np.array([[n1[0] @ column for column in W2.T]]) + b2, activation)
    slopes = [n * (1 - n) if activation == "sigmoid" else 1 - n * n if activation == "tanh" else n for n in (n1, n2)]
    if activation in ("identity", "relu"):
        slopes = [np.ones(n.shape) if activation == "identity" else 1.0 * (n > 0) for n in (n1, n2)]
    return n2, (n0, n1, W2, n2, slopes)


def weight_gradient(n, v):
    return np.array([x * v[0] for x in n[0]])


def gradients(y, cache):
    n0, n1, W2, n2, (s1, s2) = cache
    v2 = np.array([[2 * (a - b) * s for a, b, s in zip(n2[0], y[0], s2[0])]])
    v1 = np.array([[(row @ v2[0]) * s for row, s in zip(W2, s1[0])]])
    return weight_gradient(n0, v1), v1, weight_gradient(n1, v2), v2


def gradients_by_kronecker(y, cache):
    n0, n1, W2, n2, (s1, s2) = cache
    v2 = 2 * (n2 - y) * s2
    v1 = (W2 @ v2.T).T * s1
    return np.array([x * v for x in n0[0] for v in v1[0]]), v1, np.array([x * v for x in n1[0] for v in v2[0]]), v2


# %% einsum
# Sums and products by einsum; a cache that is a dict.


def vec(W):
    return np.einsum("ij->ij", W).flatten()


def unvec(w, shape):
    return w.copy().reshape(*shape)


def linear_jacobian(n, k):
    return np.einsum("i,jl->ijl", n[0], np.eye(k)).reshape(-1, k)


def _slope(d, activation):
    return {
        "identity": lambda: np.ones(d.shape),
        "sigmoid": lambda: np.exp(-np.abs(d)) / (1 + np.exp(-np.abs(d))) ** 2,
        "tanh": lambda: 1 - np.tanh(d) ** 2,
        "relu": lambda: np.where(d > 0, 1.0, 0.0),
    }[activation]()


def activation_jacobian(d, activation):
    return np.einsum("j,jl->jl", _slope(d, activation)[0], np.eye(d.size))


def mse_loss(n2, y):
    return float(np.einsum("ij,ij->", n2 - y, n2 - y))


def mse_gradient(n2, y):
    return np.einsum("ij->ji", 2 * (n2 - y))


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = np.einsum("ij,jk->ik", n0, W1) + b1
    n1 = activate(d1, activation)
    d2 = np.einsum("ij,jk->ik", n1, W2) + b2
    n2 = activate(d2, activation)
    return n2, dict(n0=n0, d1=d1, n1=n1, W2=W2, d2=d2, n2=n2, f=activation)


def weight_gradient(n, v):
    return np.einsum("ij,ik->jk", n, v)


def gradients(y, cache):
    v2 = 2 * (cache["n2"] - y) * _slope(cache["d2"], cache["f"])
    v1 = np.einsum("ij,kj->ik", v2, cache["W2"]) * _slope(cache["d1"], cache["f"])
    return weight_gradient(cache["n0"], v1), v1, weight_gradient(cache["n1"], v2), v2


def gradients_by_kronecker(y, cache):
    D1, D2 = activation_jacobian(cache["d1"], cache["f"]), activation_jacobian(cache["d2"], cache["f"])
    g = mse_gradient(cache["n2"], y)
    v2 = np.einsum("ij,jk->ik", D2, g)
    v1 = np.einsum("ij,jk,kl,lm->im", D1, cache["W2"], D2, g)
    K1, K2 = linear_jacobian(cache["n0"], len(v1)), linear_jacobian(cache["n1"], len(v2))
    return np.einsum("ij,jk->i", K1, v1), v1.T, np.einsum("ij,jk->i", K2, v2), v2.T


# %% everything_recomputed
# The cache holds the arguments alone, copied; both ways back run the network again.


def vec(W):
    return np.hstack(W)


def unvec(w, shape):
    return np.array([w[i * shape[1] : (i + 1) * shape[1]] for i in range(shape[0])])


def linear_jacobian(n, k):
    columns = []
    for j in range(k):
        unit = np.zeros((1, k))
        unit[0, j] = 1
        columns.append(np.kron(n, unit)[0])
    return np.stack(columns, axis=1)


def activation_jacobian(d, activation):
    slopes = dict(
        identity=lambda z: 1.0,
        sigmoid=lambda z: activate(z, "sigmoid") * activate(-z, "sigmoid"),
        tanh=lambda z: 1 - np.tanh(z) ** 2,
        relu=lambda z: float(z > 0),
    )
    return np.diag([slopes[activation](z) for z in d[0]])


def mse_loss(n2, y):
    return float(((n2 - y) @ (n2 - y).T)[0, 0])


def mse_gradient(n2, y):
    return np.transpose(2 * n2 - 2 * y)


def network_forward(n0, W1, b1, W2, b2, activation):
    n2 = activate(activate(n0 @ W1 + b1, activation) @ W2 + b2, activation)
    return n2, [np.array(x) for x in (n0, W1, b1, W2, b2)] + [activation]


def weight_gradient(n, v):
    return np.tensordot(n, v, axes=(0, 0))


def gradients(y, cache):
    n0, W1, b1, W2, b2, activation = cache
    n1 = activate(n0 @ W1 + b1, activation)
    n2 = activate(n1 @ W2 + b2, activation)

    def through(v, n):
        if activation == "sigmoid":
            return v * n * (1 - n)
        if activation == "tanh":
            return v - v * n * n
        if activation == "relu":
            v = v.copy()
            v[n <= 0] = 0
        return v

    v2 = through(2 * (n2 - y), n2)
    v1 = through(v2 @ W2.T, n1)
    return n0.T * v1, v1, n1.T * v2, v2


def gradients_by_kronecker(y, cache):
    n0, W1, b1, W2, b2, activation = cache
    d1 = n0 @ W1 + b1
    n1 = activate(d1, activation)
    d2 = n1 @ W2 + b2
    D1, D2 = activation_jacobian(d1, activation), activation_jacobian(d2, activation)
    g = mse_gradient(activate(d2, activation), y)
    K1, K2 = linear_jacobian(n0, d1.size), linear_jacobian(n1, d2.size)
    return (K1 @ D1 @ W2 @ D2 @ g)[:, 0], (D1 @ W2 @ D2 @ g).T, (K2 @ D2 @ g)[:, 0], (D2 @ g).T


# %% extra_copies
# Copies everywhere, and results in Fortran's order of memory.


def vec(W):
    return np.copy(np.asfortranarray(W).reshape(-1, order="C"))


def unvec(w, shape):
    return np.asfortranarray(np.copy(w).reshape(shape))


def linear_jacobian(n, k):
    n = n.copy()
    return np.asfortranarray(np.kron(n.reshape(-1, 1), np.identity(k)))


def activation_jacobian(d, activation):
    d = d.copy().ravel()
    n = np.array(activate(d, activation))
    if activation == "identity":
        n[:] = 1
    elif activation == "sigmoid":
        n *= 1 - n
    elif activation == "tanh":
        n = 1 - n**2
    else:
        n[d > 0] = 1
        n[d < 0] = 0
        n[d == 0] = 0.7
    return np.asfortranarray(np.diag(n))


def mse_loss(n2, y):
    e = n2.copy()
    e -= y
    e *= e
    return e.sum()


def mse_gradient(n2, y):
    e = n2.copy()
    e -= y
    e *= 2
    return e.T.copy()


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = b1.copy()
    d1 += n0 @ W1
    n1 = np.array(activate(d1, activation))
    d2 = b2.copy()
    d2 += n1 @ W2
    n2 = np.array(activate(d2, activation))
    return n2.copy(), (n0.copy(), n1, W2.copy(), n2, activation)


def weight_gradient(n, v):
    return np.asfortranarray(n.T.copy() @ v.copy())


def gradients(y, cache):
    n0, n1, W2, n2, activation = (np.copy(x) if isinstance(x, np.ndarray) else x for x in cache)
    v2 = n2 - y
    v2 *= 2
    slope1, slope2 = n1.copy(), n2.copy()
    for s in (slope1, slope2):
        if activation == "sigmoid":
            s *= 1 - s
        elif activation == "tanh":
            s *= -s
            s += 1
        elif activation == "relu":
            s[s > 0] = 1
        else:
            s[...] = 1
    v2 *= slope2
    v1 = v2 @ W2.T
    v1 *= slope1
    return np.asfortranarray(n0.T @ v1), v1, np.asfortranarray(n1.T @ v2), v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1.copy(), dW2.ravel(), db2.copy()


# %% float32_kept
# All work in the precision of what comes in, with its dtype written out.


def vec(W):
    return np.asarray(W, dtype=W.dtype).ravel(order="C")


def unvec(w, shape):
    W = np.empty(shape, dtype=w.dtype)
    W.flat = w
    return W


def linear_jacobian(n, k):
    return np.kron(n.T, np.eye(k)).astype(n.dtype)


def _slope(n, activation):
    one = n.dtype.type(1)
    if activation == "identity":
        return np.full(n.shape, one)
    if activation == "sigmoid":
        return n * (one - n)
    if activation == "tanh":
        return one - n**2
    return np.greater(n, 0).astype(n.dtype)


def activation_jacobian(d, activation):
    return np.diagflat(_slope(activate(d, activation), activation)).astype(d.dtype)


def mse_loss(n2, y):
    return float(np.vdot(n2 - y, n2 - y))


def mse_gradient(n2, y):
    two = n2.dtype.type(2)
    return np.ascontiguousarray((two * (n2 - y)).T)


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = activate(np.matmul(n0, W1) + b1, activation).astype(n0.dtype)
    n2 = activate(np.matmul(n1, W2) + b2, activation).astype(n0.dtype)
    return n2, (n0, n1, n2, W2, activation)


def weight_gradient(n, v):
    return np.multiply.outer(n[0], v[0]).astype(n.dtype)


def gradients(y, cache):
    n0, n1, n2, W2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = np.matmul(v2, W2.T) * _slope(n1, activation)
    return weight_gradient(n0, v1), v1, weight_gradient(n1, v2), v2


def gradients_by_kronecker(y, cache):
    n0, n1, n2, W2, activation = cache
    D1, D2 = (np.diagflat(_slope(n, activation)) for n in (n1, n2))
    v2 = D2 @ mse_gradient(n2, y)
    v1 = D1 @ W2 @ v2
    return (linear_jacobian(n0, v1.size) @ v1).ravel(), v1.T, (linear_jacobian(n1, v2.size) @ v2).ravel(), v2.T


# %% jacobians_multiplied_first
# The large products first: every factor of the chain is a matrix until the last one; lambdas for functions.
from functools import reduce

vec = lambda W: W.ravel()
unvec = lambda w, shape: w.reshape(shape)
linear_jacobian = lambda n, k: np.block([[x * np.eye(k)] for x in n[0]])
mse_loss = lambda n2, y: float(np.trace((n2 - y).T @ (n2 - y)))
mse_gradient = lambda n2, y: np.diag([2.0] * n2.size) @ (n2 - y).T
weight_gradient = lambda n, v: n.T.dot(v)


def activation_jacobian(d, activation):
    match activation:
        case "identity":
            return np.identity(d.shape[1])
        case "sigmoid":
            small = np.exp(-abs(d[0]))
            return np.diag(small / (1 + small) ** 2)
        case "tanh":
            return np.diag((1 - np.tanh(d[0])) * (1 + np.tanh(d[0])))
        case "relu":
            return np.diag(np.where(d[0] >= 0, 1.0, 0.0))


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = np.concatenate([n0, [[1.0]]], axis=1) @ np.concatenate([W1, b1])
    n1 = activate(d1, activation)
    d2 = np.concatenate([n1, [[1.0]]], axis=1) @ np.concatenate([W2, b2])
    n2 = activate(d2, activation)
    return n2, {"rows": (n0, n1, n2), "before": (d1, d2), "W2": W2, "activation": activation}


def gradients_by_kronecker(y, cache):
    (n0, n1, n2), (d1, d2) = cache["rows"], cache["before"]
    D1, D2 = activation_jacobian(d1, cache["activation"]), activation_jacobian(d2, cache["activation"])
    tail = [D2, mse_gradient(n2, y)]
    to_b1 = [D1, cache["W2"], *tail]
    to_w1 = [linear_jacobian(n0, d1.shape[1]), *to_b1]
    to_w2 = [linear_jacobian(n1, d2.shape[1]), *tail]
    w1, b1, w2, b2 = (reduce(np.matmul, chain) for chain in (to_w1, to_b1, to_w2, tail))
    return w1.flatten(), b1.reshape(1, -1), w2.flatten(), b2.reshape(1, -1)


def gradients(y, cache):
    (n0, n1, n2), (d1, d2) = cache["rows"], cache["before"]
    f = cache["activation"]
    if f == "identity":
        s1, s2 = 1, 1
    elif f == "relu":
        s1, s2 = d1 >= 0, d2 >= 0
    elif f == "tanh":
        s1, s2 = 1 - n1 * n1, 1 - n2 * n2
    else:
        s1, s2 = n1 * (1 - n1), n2 * (1 - n2)
    db2 = 2 * s2 * (n2 - y)
    db1 = s1 * db2.dot(cache["W2"].T)
    return n0.T.dot(db1), db1, n1.T.dot(db2), db2


# %% loops_over_elements
# Every element of everything in a loop of its own.
import math


def vec(W):
    w = np.zeros(W.shape[0] * W.shape[1])
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            w[i * W.shape[1] + j] = W[i, j]
    return w


def unvec(w, shape):
    W = np.zeros(shape)
    for i in range(shape[0]):
        for j in range(shape[1]):
            W[i, j] = w[i * shape[1] + j]
    return W


def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k))
    for i in range(n.shape[1]):
        for j in range(k):
            J[i * k + j, j] = n[0, i]
    return J


def _f(z, activation):
    if activation == "identity":
        return z
    if activation == "sigmoid":
        return (1 + math.tanh(z / 2)) / 2
    if activation == "tanh":
        return math.tanh(z)
    return max(z, 0.0)


def _df(n, activation):
    if activation == "identity":
        return 1.0
    if activation == "sigmoid":
        return n * (1 - n)
    if activation == "tanh":
        return (1 - n) * (1 + n)
    return 1.0 if n > 0 else 0.0


def activation_jacobian(d, activation):
    k = d.shape[1]
    J = np.zeros((k, k))
    for j in range(k):
        J[j, j] = _df(_f(d[0, j], activation), activation)
    return J


def mse_loss(n2, y):
    total = 0.0
    for j in range(y.shape[1]):
        total += (n2[0, j] - y[0, j]) ** 2
    return total


def mse_gradient(n2, y):
    g = np.zeros((y.shape[1], 1))
    for j in range(y.shape[1]):
        g[j, 0] = 2 * n2[0, j] - 2 * y[0, j]
    return g


def _layer(n, W, b, activation):
    rows, columns = n.tolist()[0], W.T.tolist()
    d = [sum(x * w for x, w in zip(rows, column)) + shift for column, shift in zip(columns, b.tolist()[0])]
    return np.array([[_f(z, activation) for z in d]])


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = _layer(n0, W1, b1, activation)
    n2 = _layer(n1, W2, b2, activation)
    return n2, {"n0": n0, "n1": n1, "n2": n2, "W2": W2, "activation": activation}


def weight_gradient(n, v):
    dW = np.zeros((n.shape[1], v.shape[1]))
    for i, x in enumerate(n.tolist()[0]):
        for j, slope in enumerate(v.tolist()[0]):
            dW[i, j] = x * slope
    return dW


def _back(y, cache):
    n1, n2, activation = cache["n1"].tolist()[0], cache["n2"].tolist()[0], cache["activation"]
    v2 = [2 * (n - t) * _df(n, activation) for n, t in zip(n2, y.tolist()[0])]
    v1 = [
        sum(w * v for w, v in zip(row, v2)) * _df(n, activation)
        for row, n in zip(cache["W2"].tolist(), n1)
    ]
    return np.array([v1]), np.array([v2])


def gradients(y, cache):
    v1, v2 = _back(y, cache)
    return weight_gradient(cache["n0"], v1), v1, weight_gradient(cache["n1"], v2), v2


def gradients_by_kronecker(y, cache):
    v1, v2 = _back(y, cache)
    J1, J2 = linear_jacobian(cache["n0"], v1.shape[1]), linear_jacobian(cache["n1"], v2.shape[1])
    dw1 = [sum(J1[a, j] * v1[0, j] for j in range(v1.shape[1])) for a in range(len(J1))]
    dw2 = [sum(J2[a, j] * v2[0, j] for j in range(v2.shape[1])) for a in range(len(J2))]
    return np.array(dw1), v1, np.array(dw2), v2


# %% one_by_the_other
# Functions made of one another: the direct gradients first, everything else from them.
import functools


def vec(W):
    return np.array(list(W.flat))


def unvec(w, shape):
    return np.ndarray.reshape(w, shape)


def linear_jacobian(n, k):
    """Probe with one weight at a time: d is linear in them."""
    p = n.shape[1]
    return np.concatenate([n @ unvec(unit, (p, k)) for unit in np.eye(p * k)])


def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like, "sigmoid": lambda a: a - a * a, "tanh": lambda a: 1 - a * a, "relu": np.sign}
    return s[activation](n) * np.eye(n.shape[1])


def mse_loss(n2, y):
    return functools.reduce(lambda total, e: total + e * e, (n2 - y).ravel().tolist(), 0.0)


def mse_gradient(n2, y):
    return (n2 - y).T * 2


def weight_gradient(n, v):
    return unvec(linear_jacobian(n, v.shape[1]) @ v[0], (n.shape[1], v.shape[1]))


def network_forward(n0, W1, b1, W2, b2, activation):
    rows = [n0]
    for W, b in ((W1, b1), (W2, b2)):
        rows.append(activate(rows[-1] @ W + b, activation))
    return rows[-1], (rows, [W1, W2], activation)


def _walk(y, cache):
    rows, weights, activation = cache
    v = mse_gradient(rows[-1], y).T
    found = []
    for n, before, W in zip(rows[:0:-1], rows[-2::-1], reversed(weights)):
        if activation == "sigmoid":
            v = v * (n - n * n)
        elif activation == "tanh":
            v = v * (1 - n * n)
        elif activation == "relu":
            v = v * np.sign(n)
        found = [before.T @ v, v, *found]
        v = v @ W.T
    return found


def gradients(y, cache):
    return tuple(_walk(y, cache))


def gradients_by_kronecker(y, cache):
    return tuple(vec(one) if at % 2 == 0 else one for at, one in enumerate(_walk(y, cache)))


# %% own_activations
# Activations of one's own, in a table of pairs, and sigmoid by the plain formula; overflow is let go.
TABLE = {
    "identity": (lambda d: d, lambda d: np.ones_like(d)),
    "sigmoid": (lambda d: 1 / (1 + np.exp(-d)), lambda d: 1 / (1 + np.exp(-d)) * (1 - 1 / (1 + np.exp(-d)))),
    "tanh": (np.tanh, lambda d: 1 - np.tanh(d) ** 2),
    "relu": (lambda d: d * (d > 0), lambda d: 1.0 * (d > 0)),
}


def activation_jacobian(d, activation):
    return np.diag(TABLE[activation][1](d).flatten())


def mse_loss(n2, y):
    return np.sum((y - n2) ** 2)


def mse_gradient(n2, y):
    return -2 * (y - n2).T


def network_forward(n0, W1, b1, W2, b2, activation):
    f, df = TABLE[activation]
    d1 = n0 @ W1 + b1
    d2 = f(d1) @ W2 + b2
    return f(d2), (n0, f(d1), f(d2), df(d1), df(d2), W2)


def gradients(y, cache):
    n0, n1, n2, slope1, slope2, W2 = cache
    db2 = 2 * (n2 - y) * slope2
    db1 = (W2 @ db2.T).T * slope1
    return n0.T @ db1, db1, n1.T @ db2, db2


def gradients_by_kronecker(y, cache):
    n0, n1, n2, slope1, slope2, W2 = cache
    v2 = np.diag(slope2[0]) @ (2 * (n2 - y).T)
    v1 = np.diag(slope1[0]) @ W2 @ v2
    return vec(weight_gradient(n0, v1.T)), v1.T, vec(weight_gradient(n1, v2.T)), v2.T
