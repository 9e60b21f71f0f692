# %% broadcasting
# Elementwise products and sums in the place of products of matrices.
def numerical_jacobian(f, x, h=1e-5):
    m = x.shape[0]
    points = np.concatenate([x + h * np.eye(m), x - h * np.eye(m)])
    values = np.array([f(point) for point in points])
    return ((values[:m] - values[m:]) / (2 * h)).T


def sigmoid_jacobian(z):
    positive = z >= 0
    e = np.exp(np.where(positive, -z, z))
    a = np.where(positive, 1 / (1 + e), e / (1 + e))
    rest = np.where(positive, e / (1 + e), 1 / (1 + e))
    return (a * rest)[:, None] * np.eye(z.shape[0])


def softmax_jacobian(z):
    e = np.exp(z - np.max(z))
    a = e / e.sum()
    return a[:, None] * (np.identity(z.shape[0]) - a)


def vjp(jacobian, upstream):
    return (jacobian * upstream[:, None]).sum(axis=0)


def weight_jacobian(W, y):
    n, m = W.shape
    return np.eye(n).reshape(n, n, 1) * y.reshape(1, 1, m)


def tensor_vjp(jacobian, upstream):
    standing = upstream.reshape((-1,) + (1,) * (jacobian.ndim - 1))
    return (jacobian * standing).sum(axis=0)


def weight_gradient(upstream, y):
    return np.repeat(upstream, len(y)).reshape(len(upstream), len(y)) * y


def chain_forward(x, W1, W2, w3):
    y = (W1 * x).sum(axis=1)
    z = (W2 * y).sum(axis=1)
    return (w3 * z).sum(), (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = (W2 * w3[:, None]).sum(axis=0)
    dx = (W1 * dy[:, None]).sum(axis=0)
    return dx, dy[:, None] * x, w3[:, None] * y, z


# %% by_linearity
# Derivatives of linear maps by asking the map for each unit vector; a reduced network of products.
from functools import reduce


def numerical_jacobian(f, x, h=1e-5):
    J = 0
    for j, e in enumerate(np.eye(len(x))):
        J = J + np.outer(f(x + h * e) - f(x - h * e), e)
    return J / (2 * h)


def sigmoid_jacobian(z):
    s = np.array([1 / (1 + np.exp(-abs(t))) for t in z])
    small = np.array([np.exp(-abs(t)) for t in z])
    return np.diag(s * s * small)


def softmax_jacobian(z):
    z = z - np.mean(z)
    z = np.maximum(z - z.max(), -800)
    e = np.exp(z)
    S = e.sum()
    return (S * np.diag(e) - np.outer(e, e)) / S**2


def vjp(jacobian, upstream):
    return np.array([upstream @ (jacobian @ e) for e in np.eye(jacobian.shape[1])])


def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    for j, k in np.ndindex(*W.shape):
        unit = np.zeros(W.shape)
        unit[j, k] = 1
        T[:, j, k] = unit @ y
    return T


def tensor_vjp(jacobian, upstream):
    return reduce(np.add, map(np.multiply, upstream, jacobian))


def weight_gradient(upstream, y):
    return np.linalg.multi_dot([upstream[:, None], np.ones((1, 1)), y[None, :]])


def chain_forward(x, W1, W2, w3):
    values = [x]
    for W in (W1, W2):
        values.append(W @ values[-1])
    return w3 @ values[-1], (values, (W1, W2, w3))


def chain_backward(cache):
    values, (W1, W2, w3) = cache
    g, gradients = w3, []
    for W, value in ((W2, values[1]), (W1, values[0])):
        gradients.append(np.outer(g, value))
        g = W.T @ g
    return g, gradients[1], gradients[0], values[2]


# %% closures
# The cache is the way back itself; helpers are made by other functions.
def _mover(x, h):
    def move(j, sign):
        y = x.copy()
        y[j] = y[j] + sign * h
        return y

    return move


def numerical_jacobian(f, x, h=1e-5):
    move = _mover(x, h)
    rows = [(f(move(j, +1)) - f(move(j, -1))) * (0.5 / h) for j in range(x.size)]
    return np.array(rows).T


sigmoid_jacobian = lambda z: np.diag(np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z)))


def softmax_jacobian(z):
    shifted = z - z.max()
    log_a = shifted - np.log(np.exp(shifted).sum())
    a = np.exp(log_a)
    return a[:, None] * (np.eye(len(z)) - a[None, :])


vjp = lambda jacobian, upstream: upstream @ jacobian
tensor_vjp = lambda jacobian, upstream: np.tensordot(upstream, jacobian, axes=1)
weight_gradient = lambda upstream, y: np.multiply.outer(upstream, y)


def weight_jacobian(W, y):
    rows = np.arange(W.shape[0])
    T = np.zeros((W.shape[0],) + W.shape)
    T[rows, rows] = y
    return T


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y

    def backward():
        dy = w3 @ W2
        return dy @ W1, np.outer(dy, x), np.outer(w3, y), W2 @ y

    return w3 @ z, backward


def chain_backward(cache):
    return cache()


# %% dot_and_outer
# np.dot and reshapes to rows and columns, as on paper; C is an array of one number.
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        old = x[j]
        moved = np.array(x)
        moved[j] = old + h
        plus = f(moved)
        moved = np.array(x)
        moved[j] = old - h
        minus = f(moved)
        columns.append(((plus - minus) / (2 * h)).reshape(-1, 1))
    return np.hstack(columns)


def sigmoid_jacobian(z):
    t = np.clip(z, -500, 500)
    a = 1 / (1 + np.exp(-t))
    b = 1 / (1 + np.exp(t))
    return np.diagflat(a * b)


def softmax_jacobian(z):
    a = np.exp(z - np.amax(z))
    a = (a / np.sum(a)).reshape(-1, 1)
    return np.diagflat(a) - np.dot(a, a.T)


def vjp(jacobian, upstream):
    return np.dot(upstream.reshape(1, -1), jacobian).reshape(-1)


def weight_jacobian(W, y):
    T = np.zeros((W.shape[0], W.shape[0], W.shape[1]))
    for i in range(W.shape[0]):
        T[i, i, :] = y
    return T


def tensor_vjp(jacobian, upstream):
    turned = np.moveaxis(jacobian, 0, -1)
    flat = turned.reshape(-1, jacobian.shape[0])
    return np.dot(flat, upstream).reshape(turned.shape[:-1])


def weight_gradient(upstream, y):
    return np.dot(upstream[:, None], y[None, :])


def chain_forward(x, W1, W2, w3):
    y = np.dot(W1, x.reshape(-1, 1))
    z = np.dot(W2, y)
    return np.dot(w3.reshape(1, -1), z), (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dz = w3.reshape(-1, 1)
    dy = np.dot(W2.T, dz)
    return np.dot(W1.T, dy).ravel(), np.dot(dy, x.reshape(1, -1)), np.dot(dz, y.T), z.ravel()


# %% einsum
# Index notation throughout; the gradients of the chain come back in a list.
def numerical_jacobian(f, x, h=1e-5):
    J = None
    for j in range(x.shape[0]):
        e = np.zeros_like(x)
        e[j] = 1
        column = (f(x + h * e) - f(x - h * e)) / h / 2
        if J is None:
            J = np.empty((column.shape[0], x.shape[0]))
        J[:, j] = column
    return J


def sigmoid_jacobian(z):
    a = 0.5 * (1 + np.tanh(0.5 * z))
    b = 0.5 * (1 - np.tanh(0.5 * z))
    return np.einsum("i,i,ij->ij", a, b, np.eye(z.shape[0]))


def softmax_jacobian(z):
    e = np.exp(z - np.max(z))
    a = e / np.sum(e)
    return np.einsum("i,ij->ij", a, np.eye(len(a))) - np.einsum("i,j->ij", a, a)


def vjp(jacobian, upstream):
    return np.einsum("ij,i->j", jacobian, upstream)


def weight_jacobian(W, y):
    return np.einsum("ij,k->ijk", np.eye(W.shape[0]), y)


def tensor_vjp(jacobian, upstream):
    return np.einsum("i...,i->...", jacobian, upstream)


def weight_gradient(upstream, y):
    return np.einsum("j,k->jk", upstream, y)


def chain_forward(x, W1, W2, w3):
    C = np.einsum("i,ij,jk,k->", w3, W2, W1, x)
    return C, [x, W1, W2, w3]


def chain_backward(cache):
    x, W1, W2, w3 = cache
    return [
        np.einsum("i,ij,jk->k", w3, W2, W1),
        np.einsum("i,ij,k->jk", w3, W2, x),
        np.einsum("i,jk,k->ij", w3, W1, x),
        np.einsum("ij,jk,k->i", W2, W1, x),
    ]


# %% float32_throughout
# All work is done in float32, whatever comes in; differences are too delicate for that.
def _single(*arrays):
    return [np.asarray(array, dtype=np.float32) for array in arrays]


def sigmoid_jacobian(z):
    (z,) = _single(z)
    t = np.exp(-np.abs(z))
    return np.diag(t / (1 + t) / (1 + t))


def softmax_jacobian(z):
    z = z - z.max()
    (z,) = _single(z)
    a = np.exp(z) / np.exp(z).sum()
    return np.diag(a) - np.outer(a, a)


def vjp(jacobian, upstream):
    jacobian, upstream = _single(jacobian, upstream)
    return jacobian.T @ upstream


def weight_jacobian(W, y):
    (y,) = _single(y)
    return np.eye(len(W), dtype=np.float32)[:, :, None] * y


def tensor_vjp(jacobian, upstream):
    jacobian, upstream = _single(jacobian, upstream)
    return np.tensordot(jacobian, upstream, axes=(0, 0))


def weight_gradient(upstream, y):
    upstream, y = _single(upstream, y)
    return np.outer(upstream, y)


def chain_forward(x, W1, W2, w3):
    x, W1, W2, w3 = _single(x, W1, W2, w3)
    y = W1 @ x
    z = W2 @ y
    return w3 @ z, (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    return W1.T @ dy, np.outer(dy, x), np.outer(w3, y), z


# %% fortran_and_views
# Results in other layouts: transposed views, Fortran order, big-endian numbers, every second element of an array.
def numerical_jacobian(f, x, h=1e-5):
    m = x.size
    J = np.empty((f(x).size, m), order="F")
    for j in range(m - 1, -1, -1):
        e = np.where(np.arange(m) == j, h, 0)
        J[:, j] = (f(x + e) - f(x - e)) / (2 * h)
    return J


def _spaced(array):
    roomy = np.full(tuple(2 * n for n in array.shape), np.nan)
    view = roomy[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def sigmoid_jacobian(z):
    e = np.exp(-np.abs(z))
    return _spaced(np.diag(e / (1 + e) ** 2))


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / e.sum()
    return (np.diag(a) - np.outer(a, a)).T


def vjp(jacobian, upstream):
    return _spaced((upstream[None] @ jacobian)[0])


def weight_jacobian(W, y):
    T = np.zeros((W.shape[1], len(W), len(W)), dtype=">f8")
    for i in range(len(W)):
        T[:, i, i] = y
    return T.transpose(1, 2, 0)


def tensor_vjp(jacobian, upstream):
    shape = jacobian.shape[1:]
    flat = np.asfortranarray(jacobian).reshape(len(jacobian), -1, order="F")
    return (flat.T @ upstream).reshape(shape, order="F")


def weight_gradient(upstream, y):
    return np.outer(y, upstream).T


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    return np.array([w3 @ z]), {"way": (x, y, z), "weights": {"W1": W1.copy(), "W2": W2.copy(), "w3": w3.copy()}}


def chain_backward(cache):
    (x, y, z), weights = cache["way"], cache["weights"]
    dy = weights["w3"] @ weights["W2"]
    return _spaced(dy @ weights["W1"]), np.outer(x, dy).T, np.outer(y, weights["w3"]).T, z[::-1][::-1]


# %% gradients_kept
# The way forward works the gradients out already; the way back hands them over, each time a copy.
def numerical_jacobian(f, x, h=1e-5):
    h = float(h)
    basis = [tuple(h if j == k else 0.0 for k in range(len(x))) for j in range(len(x))]
    ahead = [f(x + np.array(e)) for e in basis]
    behind = [f(x - np.array(e)) for e in basis]
    n = len(ahead[0])
    return np.array([[(ahead[j][i] - behind[j][i]) / (2 * h) for j in range(len(x))] for i in range(n)])


def sigmoid_jacobian(z):
    with np.errstate(over="ignore"):
        a = 1 / (1 + np.exp(-z))
        return np.diagflat(a / (1 + np.exp(z)))


def softmax_jacobian(z):
    differences = np.clip(z[None, :] - z[:, None], -745, 709)
    a = 1 / np.exp(differences).sum(axis=1)
    return np.vectorize(lambda i, j: a[i] * ((i == j) - a[j]))(*np.indices((len(z), len(z))))


def vjp(jacobian, upstream):
    return np.array([column @ upstream for column in jacobian.T])


def weight_jacobian(W, y):
    sheets = []
    for i in range(len(W)):
        sheet = np.zeros_like(W)
        sheet[i] = y
        sheets.append(sheet)
    return np.array(sheets)


def tensor_vjp(jacobian, upstream):
    if jacobian.ndim == 1:
        return jacobian @ upstream
    return np.stack([tensor_vjp(jacobian[:, j], upstream) for j in range(jacobian.shape[1])])


def weight_gradient(upstream, y):
    return np.vstack([number * y for number in upstream])


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    dy = w3 @ W2
    return w3 @ z, (dy @ W1, np.outer(dy, x), np.outer(w3, y), z)


def chain_backward(cache):
    return tuple(gradient.copy() for gradient in cache)


# %% kronecker
# Kronecker products and block matrices.
def numerical_jacobian(f, x, h=1e-5):
    moved = [x + sign * h * e for e in np.identity(len(x)) for sign in (1, -1)]
    values = [f(point) for point in moved]
    return np.transpose([(ahead - behind) / (2 * h) for ahead, behind in zip(values[::2], values[1::2])])


def sigmoid_jacobian(z):
    t = np.tanh(z / 2)
    return np.identity(len(z)) * ((1 - t) * (1 + t) / 4)


def softmax_jacobian(z):
    a = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    return np.diag(a) - np.kron(a, a).reshape(len(a), len(a))


def vjp(jacobian, upstream):
    return np.matmul(jacobian.transpose(), upstream)


def weight_jacobian(W, y):
    n, m = W.shape
    return np.kron(np.eye(n), y).reshape(n, n, m)


def tensor_vjp(jacobian, upstream):
    flat = jacobian.reshape(jacobian.shape[0], -1).T
    return (flat @ upstream).reshape(jacobian.shape[1:])


def weight_gradient(upstream, y):
    return np.kron(upstream, y).reshape(len(upstream), len(y))


def chain_forward(x, W1, W2, w3):
    return w3 @ W2 @ W1 @ x, dict(x=x, W1=W1, W2=W2, w3=w3)


def chain_backward(cache):
    x, W1, W2, w3 = cache["x"], cache["W1"], cache["W2"], cache["w3"]
    dy = w3 @ W2
    return w3 @ W2 @ W1, np.kron(dy, x).reshape(W1.shape), np.kron(w3, W1 @ x).reshape(W2.shape), W2 @ W1 @ x


# %% longdouble_inside
# As many digits as there are, inside; float64 comes out.
def _wide(*arrays):
    return [np.asarray(array, dtype=np.longdouble) for array in arrays]


def numerical_jacobian(f, x, h=1e-5):
    J = []
    for j in range(len(x)):
        e = np.zeros(len(x))
        e[j] = h
        ahead, behind = _wide(f(x + e), f(x - e))
        J.append((ahead - behind) / (2 * h))
    return np.array(J).T.astype(float)


def sigmoid_jacobian(z):
    (z,) = _wide(z)
    a = 1 / (1 + np.exp(-z))
    return np.diag(a * (1 - a)).astype(float)


def softmax_jacobian(z):
    (z,) = _wide(z)
    a = np.exp(z) / np.exp(z).sum()
    return (np.diag(a) - np.outer(a, a)).astype(float)


def vjp(jacobian, upstream):
    jacobian, upstream = _wide(jacobian, upstream)
    return (jacobian.T @ upstream).astype(float)


def weight_jacobian(W, y):
    T = np.zeros(W.shape[:1] + W.shape, dtype=y.dtype)
    for i, sheet in enumerate(T):
        sheet[i] = y
    return T


def tensor_vjp(jacobian, upstream):
    jacobian, upstream = _wide(jacobian, upstream)
    total = np.zeros(jacobian.shape[1:], dtype=np.longdouble)
    for sheet, number in zip(jacobian, upstream):
        total += sheet * number
    return total.astype(float)


def weight_gradient(upstream, y):
    upstream, y = _wide(upstream, y)
    return np.outer(upstream, y).astype(float)


def chain_forward(x, W1, W2, w3):
    wide = _wide(x, W1, W2, w3)
    return float(wide[3] @ wide[2] @ wide[1] @ wide[0]), wide


def chain_backward(cache):
    x, W1, W2, w3 = cache
    dy = w3 @ W2
    y = W1 @ x
    return tuple(g.astype(float) for g in (dy @ W1, np.outer(dy, x), np.outer(w3, y), W2 @ y))


# %% loops_everywhere
# Every table is filled element by element, with Python's own mathematics.
import math


def numerical_jacobian(f, x, h=1e-5):
    n, m = len(f(x)), len(x)
    J = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            ahead, behind = x.copy(), x.copy()
            ahead[j] += h
            behind[j] -= h
            J[i, j] = (f(ahead)[i] - f(behind)[i]) / (2 * h)
    return J


def _logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    return math.exp(t) / (1 + math.exp(t))


def sigmoid_jacobian(z):
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        J[i, i] = _logistic(float(z[i])) * _logistic(-float(z[i]))
    return J


def softmax_jacobian(z):
    top = max(z)
    total = sum(math.exp(t - top) for t in z)
    a = [math.exp(t - top) / total for t in z]
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        for j in range(len(z)):
            J[i, j] = a[i] * (1 - a[i]) if i == j else -a[i] * a[j]
    return J


def vjp(jacobian, upstream):
    n, m = jacobian.shape
    dx = np.zeros(m)
    for j in range(m):
        for i in range(n):
            dx[j] += jacobian[i, j] * upstream[i]
    return dx


def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(n):
        for j in range(n):
            for k in range(m):
                if i == j:
                    T[i, j, k] = y[k]
    return T


def tensor_vjp(jacobian, upstream):
    dX = np.zeros(jacobian.shape[1:])
    for place in np.ndindex(dX.shape):
        for i in range(len(upstream)):
            dX[place] += jacobian[(i, *place)] * upstream[i]
    return dX


def weight_gradient(upstream, y):
    dW = np.zeros((len(upstream), len(y)))
    for j in range(len(upstream)):
        for k in range(len(y)):
            dW[j, k] = upstream[j] * y[k]
    return dW


def chain_forward(x, W1, W2, w3):
    y = [sum(W1[i, j] * x[j] for j in range(len(x))) for i in range(len(W1))]
    z = [sum(W2[i, j] * y[j] for j in range(len(y))) for i in range(len(W2))]
    return sum(w3[i] * z[i] for i in range(len(z))), {"x": x, "y": y, "z": z, "W1": W1, "W2": W2, "w3": w3}


def chain_backward(cache):
    x, y, z, W1, W2, w3 = (cache[name] for name in ("x", "y", "z", "W1", "W2", "w3"))
    dy = [sum(W2[i, j] * w3[i] for i in range(len(z))) for j in range(len(y))]
    dx = [sum(W1[i, j] * dy[i] for i in range(len(y))) for j in range(len(x))]
    dW1 = [[one * other for other in x] for one in dy]
    dW2 = [[one * other for other in y] for one in w3]
    return np.array(dx), np.array(dW1), np.array(dW2), np.array(z)


# %% objects
# Classes: an operator that knows its transpose, a chain that is its own cache.
class Operator:
    def __init__(self, matrix):
        self.matrix = matrix

    def __call__(self, x):
        return self.matrix @ x

    @property
    def T(self):
        return Operator(self.matrix.T)


class Differences:
    def __init__(self, f, h):
        self.f, self.h = f, h

    def along(self, x, direction):
        step = self.h * direction
        return (self.f(x + step) - self.f(x - step)) / (2 * self.h)


class Chain:
    def __init__(self, x, W1, W2, w3):
        self.x, self.w3 = x, w3
        self.first, self.second = Operator(W1), Operator(W2)
        self.y = self.first(x)
        self.z = self.second(self.y)


class Probabilities:
    def __init__(self, z):
        e = np.exp(z - z.max())
        self.a = e / e.sum()

    def jacobian(self):
        J = -self.a.reshape(-1, 1) * self.a
        J[np.diag_indices_from(J)] += self.a
        return J


def numerical_jacobian(f, x, h=1e-5):
    differences = Differences(f, h)
    return np.stack([differences.along(x, e) for e in np.eye(len(x))]).T


def sigmoid_jacobian(z):
    J = np.zeros((z.size, z.size))
    np.fill_diagonal(J, 0.25 / np.cosh(np.clip(z, -710, 710) / 2) ** 2)
    return J


def softmax_jacobian(z):
    return Probabilities(z).jacobian()


def vjp(jacobian, upstream):
    return Operator(jacobian).T(upstream)


def weight_jacobian(W, y):
    return np.where(np.eye(len(W), dtype=bool)[:, :, None], y, 0.0)


def tensor_vjp(jacobian, upstream):
    operator = Operator(np.reshape(jacobian, (len(upstream), np.prod(jacobian.shape[1:]))))
    return np.reshape(operator.T(upstream), jacobian.shape[1:])


def weight_gradient(upstream, y):
    return np.array([number * y for number in upstream])


def chain_forward(x, W1, W2, w3):
    chain = Chain(x, W1, W2, w3)
    return float(np.sum(chain.w3 * chain.z)), chain


def chain_backward(cache):
    dy = cache.second.T(cache.w3)
    dx = cache.first.T(dy)
    return dx, weight_gradient(dy, cache.x), weight_gradient(cache.w3, cache.y), cache.z.copy()


# %% put_back
# The point is moved in a copy and put back; warnings of overflow are let through; the result of f is copied.
def numerical_jacobian(f, x, h=1e-5):
    point = np.array(x, dtype=float)
    J = []
    for j in range(point.size):
        value = point[j]
        point[j] = value + h
        ahead = np.array(f(point))
        point[j] = value - h
        behind = np.array(f(point))
        point[j] = value
        J.append((ahead - behind) / 2 / h)
    return np.array(J).transpose()


def sigmoid_jacobian(z):
    a = 1 / (1 + np.exp(-z))
    return np.diag(a * (1 - a))


def softmax_jacobian(z):
    z = z.copy()
    z -= max(z)
    a = np.exp(z)
    a /= a.sum()
    J = np.diag(a)
    J = J - a[np.newaxis].T * a[np.newaxis]
    return J


def vjp(jacobian, upstream):
    dx = np.zeros(jacobian.shape[1])
    for row, number in zip(jacobian, upstream):
        dx = dx + number * row
    return dx


def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n * m))
    for i in range(n):
        T[i, i * m : (i + 1) * m] = y
    return T.reshape(n, n, m)


def tensor_vjp(jacobian, upstream):
    n = jacobian.shape[0]
    order = list(range(1, jacobian.ndim)) + [0]
    flat = jacobian.transpose(order).reshape(-1, n)
    result = flat.dot(upstream)
    return result.reshape(jacobian.shape[1:])


def weight_gradient(upstream, y):
    column, row = upstream.reshape(-1, 1), y.reshape(1, -1)
    return column @ row


def chain_forward(x, W1, W2, w3):
    y = np.matmul(W1, x)
    z = np.matmul(W2, y)
    return np.inner(w3, z), None if z is None else [z, y, x, w3, W2, W1]


def chain_backward(cache):
    z, y, x, w3, W2, W1 = cache
    dz = w3.copy()
    dy = W2.T.dot(dz)
    dx = W1.T.dot(dy)
    return [dx, dy.reshape(-1, 1) @ x.reshape(1, -1), dz.reshape(-1, 1) @ y.reshape(1, -1), z]


# %% through_one_another
# Everything calls everything: vjp is a tensor_vjp, the chain goes through the tensors.
def numerical_jacobian(f, x, h=1e-5):
    def column(j):
        e = np.eye(len(x))[j]
        return (f(x + h * e) - f(x - h * e)) / (2 * h)

    return np.column_stack([column(j) for j in range(len(x))])


def vjp(jacobian, upstream):
    return tensor_vjp(jacobian, upstream)


def tensor_vjp(jacobian, upstream):
    return sum(upstream[i] * jacobian[i] for i in range(len(upstream)))


def weight_jacobian(W, y):
    return np.stack([weight_gradient(row, y) for row in np.eye(len(W))])


def weight_gradient(upstream, y):
    return upstream[:, np.newaxis] * y


def sigmoid_jacobian(z):
    both = [softmax_jacobian(np.array([one, 0.0]))[0, 0] for one in z]
    return np.diag(both)


def softmax_jacobian(z):
    a = np.array([1 / np.exp(np.minimum(z - one, 700)).sum() for one in z])
    return weight_gradient(a, -a) + np.diag(a)


def chain_forward(x, W1, W2, w3):
    y = W1.dot(x)
    z = W2.dot(y)
    return w3.dot(z), (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)
    dW1 = tensor_vjp(weight_jacobian(W1, x), dy)
    dW2 = tensor_vjp(weight_jacobian(W2, y), w3)
    return vjp(W1, dy), dW1, dW2, z
