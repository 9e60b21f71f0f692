# %% dual_numbers
# Forward mode by numbers with a speed; sigmoid by logaddexp; the output error from a alone.
class Dual:
    def __init__(self, value, speed):
        self.value, self.speed = value, speed

    def __add__(self, other):
        return Dual(self.value + other.value, self.speed + other.speed)

    def __sub__(self, other):
        return Dual(self.value - other, self.speed)

    def __matmul__(self, other):
        return Dual(self.value @ other.value, self.speed @ other.value + self.value @ other.speed)

    def sigmoid(self):
        a = sigmoid(self.value)
        return Dual(a, a * (1 - a) * self.speed)


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_prime(z):
    return np.exp(-np.logaddexp(0, -z) - np.logaddexp(0, z))


def output_error(a, y, z):
    return -(y - a) * a + (y - a) * a**2


def hidden_error(w_next, delta_next, z):
    a = sigmoid(z)
    return (delta_next.T @ w_next).T * (a - a**2)


def bias_gradient(delta):
    return 1.0 * delta


def weight_gradient(a_prev, delta):
    return (a_prev @ delta.T).T


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = Dual(x, np.zeros(x.shape))
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        a = (Dual(w, dw) @ a + Dual(b, db)).sigmoid()
    error = a - y
    return float(np.vdot(error.value, error.speed))


def update_mini_batch(weights, biases, mini_batch, eta):
    keep = 1 - 1 / len(mini_batch)
    moved = [], []
    for part, (own, which) in enumerate(((weights, 1), (biases, 0))):
        for layer, parameter in enumerate(own):
            mean = 0
            for x, y in mini_batch:
                mean = mean + backprop(x, y, weights, biases)[which][layer] / len(mini_batch)
            moved[part].append(parameter - eta * mean + 0 * keep)
    return moved


# %% einsum
# einsum for every product; hyperbolic forms of sigmoid and its slope.
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def sigmoid_prime(z):
    return (1 - np.tanh(z / 2) ** 2) / 4


def output_error(a, y, z):
    return np.einsum("ij,ij->ij", a - y, a * (1 - a))


def hidden_error(w_next, delta_next, z):
    return np.einsum("kj,ki,ji->ji", w_next, delta_next, sigmoid_prime(z))


def bias_gradient(delta):
    return np.einsum("ji->j", delta)[:, None]


def weight_gradient(a_prev, delta):
    return np.einsum("ji,ki->jk", delta, a_prev)


def backprop(x, y, weights, biases):
    return backprop_batch(x, y, weights, biases)


def backprop_batch(X, Y, weights, biases):
    A = [X]
    for w, b in zip(weights, biases):
        A.append(sigmoid(np.einsum("jk,ki->ji", w, A[-1]) + b))
    slopes = [a * (1 - a) for a in A[1:]]
    delta = (A[-1] - Y) * slopes[-1]
    nabla_b, nabla_w = (), ()
    for layer in range(len(weights), 0, -1):
        nabla_b = (np.einsum("ji->j", delta).reshape(-1, 1), *nabla_b)
        nabla_w = (np.einsum("ji,ki->jk", delta, A[layer - 1]), *nabla_w)
        if layer > 1:
            delta = np.einsum("kj,ki->ji", weights[layer - 1], delta) * slopes[layer - 2]
    return nabla_b, nabla_w


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    nabla_b, nabla_w = backprop(x, y, weights, biases)
    pairs = list(zip(nabla_b, dbiases)) + list(zip(nabla_w, dweights))
    return sum(np.einsum("ij,ij->", nabla, direction) for nabla, direction in pairs)


# %% float32_inside
# Everything in single precision, whatever comes in.
def _single(v):
    return np.asarray(v, np.float32)


def sigmoid(z):
    z = np.clip(_single(z), -80, 80)
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    e = np.exp(-np.abs(_single(z)))
    return e / (1 + e) ** 2


def output_error(a, y, z):
    return (_single(a) - _single(y)) * sigmoid_prime(z)


def hidden_error(w_next, delta_next, z):
    return _single(w_next).T @ _single(delta_next) * sigmoid_prime(z)


def bias_gradient(delta):
    return _single(delta)


def weight_gradient(a_prev, delta):
    return _single(delta) @ _single(a_prev).T


def backprop_batch(X, Y, weights, biases):
    weights, biases = [_single(w) for w in weights], [_single(b) for b in biases]
    A, Z = [_single(X)], []
    for w, b in zip(weights, biases):
        Z.append(w @ A[-1] + b)
        A.append(sigmoid(Z[-1]))
    D = [output_error(A[-1], Y, Z[-1])]
    for w, z in zip(weights[:0:-1], Z[-2::-1]):
        D.append(hidden_error(w, D[-1], z))
    D.reverse()
    return [d.sum(axis=1, keepdims=True) for d in D], [d @ a.T for d, a in zip(D, A)]


def backprop(x, y, weights, biases):
    return backprop_batch(x, y, weights, biases)


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = (np.hstack(one).astype(np.float32) for one in zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    rate = np.float32(eta / len(mini_batch))
    return [_single(w) - rate * d for w, d in zip(weights, nabla_w)], [_single(b) - rate * d for b, d in zip(biases, nabla_b)]


def train(data, sizes, epochs, batch_size, eta, rng):
    weights = [rng.standard_normal((n, k), dtype=np.float32) / np.float32(k) ** 0.5 for k, n in zip(sizes, sizes[1:])]
    biases = [np.zeros((n, 1), np.float32) for n in sizes[1:]]
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch_size):
            weights, biases = update_mini_batch(weights, biases, [data[i] for i in order[start : start + batch_size]], eta)
    return weights, biases


# %% float64_always
# Everything made float64 first, also what came in single precision.
def _double(*arrays):
    return [np.asarray(one, dtype=np.float64) for one in arrays]


def output_error(a, y, z):
    a, y, z = _double(a, y, z)
    return (a - y) * np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))


def hidden_error(w_next, delta_next, z):
    w, d, z = _double(w_next, delta_next, z)
    return np.sum(w[:, :, None] * d[:, None, :], axis=0) * sigmoid_prime(z)


def bias_gradient(delta):
    return _double(delta)[0]


def weight_gradient(a_prev, delta):
    a, d = _double(a_prev, delta)
    return d.reshape(-1, 1) * a.reshape(1, -1)


def train(data, sizes, epochs, batch_size, eta, rng):
    shapes = list(zip(sizes[1:], sizes[:-1]))
    flat = rng.standard_normal(sum(n * k for n, k in shapes))
    weights, at = [], 0
    for n, k in shapes:
        weights.append(flat[at : at + n * k].reshape(n, k) / k**0.5)
        at += n * k
    biases = [rng.standard_normal((n, 1)) * 0.01 for n in sizes[1:]]
    samples = list(data)
    epoch = 0
    while epoch < epochs:
        keys = rng.random(len(samples))
        samples = [samples[i] for i in np.argsort(keys)]
        start = 0
        while start < len(samples):
            weights, biases = update_mini_batch(weights, biases, samples[start : start + batch_size], eta)
            start += batch_size
        epoch += 1
    return (weights, biases)


def backprop_batch(X, Y, weights, biases):
    A = [np.asarray(X, np.float64)]
    for w, b in zip(weights, biases):
        A.append(sigmoid(w @ A[-1] + b))
    D, found = A[-1] - Y, []
    for w, before, after in zip(weights[::-1], A[-2::-1], A[:0:-1]):
        D = D * after * (1 - after)
        found.append((D.sum(axis=-1, keepdims=True), D.dot(before.T)))
        D = w.T.dot(D)
    return [by_b for by_b, _ in found[::-1]], [by_w for _, by_w in found[::-1]]


# %% jacobians_built
# Every error by a whole Jacobian matrix, every gradient by broadcasting over three axes.
def output_error(a, y, z):
    J = np.zeros((len(z), len(z)), z.dtype)
    np.fill_diagonal(J, sigmoid_prime(z))
    return J.T @ (a - y)


def hidden_error(w_next, delta_next, z):
    J = w_next * sigmoid_prime(z).T
    return J.T @ delta_next


def bias_gradient(delta):
    return np.eye(len(delta), dtype=delta.dtype) @ delta


def weight_gradient(a_prev, delta):
    n, p = len(delta), len(a_prev)
    T = np.zeros((n, n, p), delta.dtype)
    T[np.arange(n), np.arange(n)] = a_prev[:, 0]
    return np.tensordot(delta[:, 0], T, axes=1)


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, speed = x, 0
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        dz = dw @ a + db + (w @ speed if np.ndim(speed) else 0)
        a = sigmoid(w @ a + b)
        speed = a * (1 - a) * dz
    return np.sum((a - y) * speed).item()


def train(data, sizes, epochs, batch_size, eta, rng):
    # all samples as two matrices, no list of pairs; its own step
    X, Y = np.hstack([x for x, _ in data]), np.hstack([y for _, y in data])
    W = [rng.normal(0, 0.1, (n, k)) for k, n in zip(sizes, sizes[1:])]
    B = [rng.normal(0, 0.1, (n, 1)) for n in sizes[1:]]
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for start in range(0, len(order), batch_size):
            chosen = order[start : start + batch_size]
            by_b, by_w = backprop_batch(X[:, chosen], Y[:, chosen], W, B)
            W = [w - eta / len(chosen) * by for w, by in zip(W, by_w)]
            B = [b - eta / len(chosen) * by for b, by in zip(B, by_b)]
    return W, B


def backprop_batch(X, Y, weights, biases):
    # samples on the first axis, a stack of columns
    a, kept = X.T[:, :, None], []
    for w, b in zip(weights, biases):
        out = sigmoid(w @ a + b)
        kept.append((a, out))
        a = out
    error = a - Y.T[:, :, None]
    nabla_b, nabla_w = [], []
    for w, (before, after) in zip(reversed(weights), reversed(kept)):
        delta = error * after * (1 - after)
        nabla_b.append(delta.sum(axis=0))
        nabla_w.append((delta @ before.transpose(0, 2, 1)).sum(axis=0))
        error = w.T @ delta
    return list(reversed(nabla_b)), list(reversed(nabla_w))


# %% lambdas_and_partials
# Lambdas, partial and reduce; the directional derivative as a fold over layers.
from functools import partial, reduce

sigmoid = lambda z: np.where(z < 0, np.exp(np.minimum(z, 0)), 1) / (1 + np.exp(-np.abs(z)))
sigmoid_prime = lambda z: sigmoid(z) * sigmoid(-z)
output_error = lambda a, y, z: np.multiply(np.subtract(a, y), sigmoid_prime(z))
hidden_error = lambda w_next, delta_next, z: np.diag(sigmoid_prime(z).ravel()) @ w_next.T @ delta_next
bias_gradient = partial(np.multiply, 1)
weight_gradient = lambda a_prev, delta: np.kron(delta, a_prev.T)


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    def step(state, layer):
        (a, da), (w, b, dw, db) = state, layer
        out = sigmoid(w @ a + b)
        return out, (out - out * out) * (w @ da + dw @ a + db)

    a, da = reduce(step, zip(weights, biases, dweights, dbiases), (x, np.zeros(x.shape)))
    return float(((a - y) * da).sum())


def train(data, sizes, epochs, batch_size, eta, rng):
    network = (
        [np.sqrt(2 / k) * rng.standard_normal((n, k)) for k, n in zip(sizes, sizes[1:])],
        [np.zeros((n, 1)) for n in sizes[1:]],
    )
    batches = lambda order: (order[i : i + batch_size] for i in range(0, len(order), batch_size))
    step = lambda network, chosen: update_mini_batch(*network, [data[i] for i in chosen], eta)
    return reduce(lambda network, _: reduce(step, batches(rng.permutation(len(data))), network), range(epochs), network)


def backprop_batch(X, Y, weights, biases):
    forward = lambda A, layer: [*A, sigmoid(layer[0] @ A[-1] + layer[1])]
    A = reduce(forward, zip(weights, biases), [X])
    prime = lambda a: a * (1 - a)
    backward = lambda D, at: [prime(at[1]) * (at[0].T @ D[0]), *D]
    D = reduce(backward, reversed(list(zip(weights[1:], A[1:-1]))), [prime(A[-1]) * (A[-1] - Y)])
    return [np.add.reduce(d, axis=1, keepdims=True) for d in D], [np.inner(d, a) for d, a in zip(D, A)]


# %% loops_everywhere
# Element by element in plain Python; nothing calls a function of another exercise but sigmoid.
import math


def _one(z):
    z = float(z)
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


def sigmoid(z):
    out = np.zeros(z.shape)
    for index in np.ndindex(*z.shape):
        out[index] = _one(z[index])
    return out


def sigmoid_prime(z):
    out = np.zeros(z.shape)
    for index, value in np.ndenumerate(z):
        out[index] = _one(value) * _one(-value)
    return out


def output_error(a, y, z):
    out = np.zeros((len(a), 1))
    for j in range(len(a)):
        out[j, 0] = (a[j, 0] - y[j, 0]) * _one(z[j, 0]) * (1 - _one(z[j, 0]))
    return out


def hidden_error(w_next, delta_next, z):
    k, n = w_next.shape
    out = np.zeros((n, 1))
    for j in range(n):
        for i in range(k):
            out[j, 0] += w_next[i, j] * delta_next[i, 0] * _one(z[j, 0]) * _one(-z[j, 0])
    return out


def bias_gradient(delta):
    out = np.zeros((len(delta), 1))
    for j in range(len(delta)):
        out[j, 0] = delta[j, 0]
    return out


def weight_gradient(a_prev, delta):
    out = np.empty((len(delta), len(a_prev)))
    for j in range(len(delta)):
        for k in range(len(a_prev)):
            out[j, k] = a_prev[k, 0] * delta[j, 0]
    return out


def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights = [np.array(w) for w in weights]
    new_biases = [np.array(b) for b in biases]
    for x, y in mini_batch:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        for layer in range(len(weights)):
            new_weights[layer] -= eta / len(mini_batch) * nabla_w[layer]
            new_biases[layer] -= eta / len(mini_batch) * nabla_b[layer]
    return new_weights, new_biases


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = [float(v) for v in x[:, 0]]
    da = [0.0] * len(a)
    for layer in range(len(weights)):
        w, b, dw, db = weights[layer], biases[layer], dweights[layer], dbiases[layer]
        new_a, new_da = [], []
        for j in range(w.shape[0]):
            z, dz = float(b[j, 0]), float(db[j, 0])
            for k in range(w.shape[1]):
                z += float(w[j, k]) * a[k]
                dz += float(dw[j, k]) * a[k] + float(w[j, k]) * da[k]
            new_a.append(_one(z))
            new_da.append(_one(z) * _one(-z) * dz)
        a, da = new_a, new_da
    return sum((a[j] - float(y[j, 0])) * da[j] for j in range(len(a)))


def backprop_batch(X, Y, weights, biases):
    # neuron by neuron; each of them holds a row with all samples
    rows = [[X[k] for k in range(X.shape[0])]]
    for w, b in zip(weights, biases):
        new = []
        for j in range(w.shape[0]):
            z = b[j, 0] + sum(w[j, k] * rows[-1][k] for k in range(w.shape[1]))
            new.append(0.5 + 0.5 * np.tanh(0.5 * z))
        rows.append(new)
    errors = [(a - y) * a * (1 - a) for a, y in zip(rows[-1], Y)]
    nabla_b, nabla_w = [], []
    for layer in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, np.array([[e.sum()] for e in errors]))
        nabla_w.insert(0, np.array([[(e * a).sum() for a in rows[layer]] for e in errors]))
        w = weights[layer]
        errors = [
            a * (1 - a) * sum(w[i, j] * errors[i] for i in range(w.shape[0])) for j, a in enumerate(rows[layer])
        ]
    return nabla_b, nabla_w


# %% masks_and_buffers
# Masks for the two forms of sigmoid; buffers made with empty_like and filled; results as tuples.
def sigmoid(z):
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid_prime(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def output_error(a, y, z):
    delta = np.empty_like(a)
    np.subtract(a, y, out=delta)
    delta *= a
    delta *= 1 - a
    return delta


def hidden_error(w_next, delta_next, z):
    delta = np.matmul(np.transpose(w_next), delta_next)
    delta *= sigmoid_prime(z)
    return delta


def bias_gradient(delta):
    return delta.copy()


def weight_gradient(a_prev, delta):
    return np.outer(delta, a_prev)


def backprop(x, y, weights, biases):
    depth = len(weights)
    zs, activations = [None] * depth, [None] * (depth + 1)
    activations[0] = x.copy()
    for layer in range(depth):
        zs[layer] = weights[layer].dot(activations[layer]) + biases[layer]
        activations[layer + 1] = sigmoid(zs[layer])
    nabla_b = [np.empty_like(b) for b in biases]
    nabla_w = [np.empty_like(w) for w in weights]
    delta = None
    for layer in range(depth - 1, -1, -1):
        if delta is None:
            delta = output_error(activations[depth], y, zs[layer])
        else:
            delta = hidden_error(weights[layer + 1], delta, zs[layer])
        nabla_b[layer][:] = bias_gradient(delta)
        nabla_w[layer][...] = weight_gradient(activations[layer], delta)
    return tuple(nabla_b), tuple(nabla_w)


def backprop_batch(X, Y, weights, biases):
    depth = len(weights)
    A = [X] + [np.empty((w.shape[0], X.shape[1]), X.dtype) for w in weights]
    for layer in range(depth):
        A[layer + 1][:] = sigmoid(weights[layer] @ A[layer] + biases[layer])
    delta = (A[depth] - Y) * A[depth] * (1 - A[depth])
    nabla_b, nabla_w = [None] * depth, [None] * depth
    for layer in reversed(range(depth)):
        nabla_b[layer] = delta @ np.ones((X.shape[1], 1), X.dtype)
        nabla_w[layer] = np.tensordot(delta, A[layer], axes=(1, 1))
        if layer:
            delta = weights[layer].T @ delta
            delta *= A[layer] * (1 - A[layer])
    return tuple(nabla_b), tuple(nabla_w)


def update_mini_batch(weights, biases, mini_batch, eta):
    X = np.concatenate([x for x, _ in mini_batch], axis=1)
    Y = np.concatenate([y for _, y in mini_batch], axis=1)
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    new_weights = tuple(np.subtract(w, eta * nw / X.shape[1]) for w, nw in zip(weights, nabla_w))
    new_biases = tuple(np.subtract(b, eta * nb / X.shape[1]) for b, nb in zip(biases, nabla_b))
    return new_weights, new_biases


# %% nielsens_network
# As in the book: np.dot, lists filled from the end with negative indices, nabla_b and nabla_w begun with zeros.
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def cost_derivative(output_activations, y):
    return output_activations - y


def output_error(a, y, z):
    return cost_derivative(a, y) * sigmoid_prime(z)


def hidden_error(w_next, delta_next, z):
    sp = sigmoid_prime(z)
    return np.dot(w_next.transpose(), delta_next) * sp


def weight_gradient(a_prev, delta):
    return np.dot(delta, a_prev.transpose())


def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    activation, activations, zs = x, [x], []
    for b, w in zip(biases, weights):
        z = np.dot(w, activation) + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    delta = cost_derivative(activations[-1], y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].transpose())
    for layer in range(2, len(weights) + 1):
        delta = np.dot(weights[-layer + 1].transpose(), delta) * sigmoid_prime(zs[-layer])
        nabla_b[-layer] = delta
        nabla_w[-layer] = np.dot(delta, activations[-layer - 1].transpose())
    return (nabla_b, nabla_w)


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    for x, y in mini_batch:
        delta_nabla_b, delta_nabla_w = backprop(x, y, weights, biases)
        nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_nabla_b)]
        nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_nabla_w)]
    weights = [w - (eta / len(mini_batch)) * nw for w, nw in zip(weights, nabla_w)]
    biases = [b - (eta / len(mini_batch)) * nb for b, nb in zip(biases, nabla_b)]
    return weights, biases


def train(data, sizes, epochs, batch_size, eta, rng):
    biases = [rng.standard_normal((y, 1)) for y in sizes[1:]]
    weights = [rng.standard_normal((y, x)) for x, y in zip(sizes[:-1], sizes[1:])]
    data = list(data)
    n = len(data)
    for _ in range(epochs):
        rng.shuffle(data)
        for mini_batch in [data[k : k + batch_size] for k in range(0, n, batch_size)]:
            weights, biases = update_mini_batch(weights, biases, mini_batch, eta)
    return weights, biases


# %% objects
# A class of layers that remember what they saw; results copied out of it.
class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, a):
        self.a_prev = a
        self.z = self.w @ a + self.b
        return sigmoid(self.z)

    def backward(self, by_a):
        self.delta = by_a * sigmoid_prime(self.z)
        return self.w.T @ self.delta

    @property
    def nabla(self):
        return self.delta.sum(axis=1)[:, np.newaxis], self.delta @ self.a_prev.T


class Chain:
    def __init__(self, weights, biases):
        self.layers = [Layer(w, b) for w, b in zip(weights, biases)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def pull(self, by_a):
        for layer in self.layers[::-1]:
            by_a = layer.backward(by_a)
        return [layer.nabla for layer in self.layers]


def backprop(x, y, weights, biases):
    chain = Chain(weights, biases)
    nablas = chain.pull(chain(x) - y)
    return [b for b, _ in nablas], [w for _, w in nablas]


def backprop_batch(X, Y, weights, biases):
    chain = Chain(weights, biases)
    nabla_b, nabla_w = zip(*chain.pull(chain(X) - Y))
    return list(nabla_b), list(nabla_w)


class Trainer:
    def __init__(self, sizes, rng):
        self.weights = [rng.uniform(-1, 1, (n, p)) for p, n in zip(sizes, sizes[1:])]
        self.biases = [rng.uniform(-1, 1, (n, 1)) for n in sizes[1:]]
        self.rng = rng

    def step(self, batch, eta):
        self.weights, self.biases = update_mini_batch(self.weights, self.biases, batch, eta)

    def epoch(self, data, batch_size, eta):
        order = np.arange(len(data))
        self.rng.shuffle(order)
        for chunk in np.array_split(order, range(batch_size, len(data), batch_size)):
            self.step([data[i] for i in chunk], eta)


def train(data, sizes, epochs, batch_size, eta, rng):
    trainer = Trainer(sizes, rng)
    for _ in range(epochs):
        trainer.epoch(data, batch_size, eta)
    return trainer.weights, trainer.biases


# %% one_big_matrix
# The bias as one more column of the weights, and a 1 below every activation.
def _with_one(A):
    return np.vstack([A, np.ones((1, A.shape[1]), A.dtype)])


def backprop_batch(X, Y, weights, biases):
    joined = [np.hstack([w, b]) for w, b in zip(weights, biases)]
    A = [X]
    for wb in joined:
        A.append(sigmoid(wb @ _with_one(A[-1])))
    D = (A[-1] - Y) * A[-1] * (1 - A[-1])
    nabla = []
    for layer in reversed(range(len(joined))):
        nabla.append(D @ _with_one(A[layer]).T)
        D = (joined[layer][:, :-1].T @ D) * A[layer] * (1 - A[layer])
    nabla = nabla[::-1]
    return [one[:, -1:] for one in nabla], [one[:, :-1] for one in nabla]


def backprop(x, y, weights, biases):
    return backprop_batch(np.hstack([x]), np.hstack([y]), weights, biases)


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        a1, da1 = _with_one(a), np.vstack([da, [[0]]])
        wb, dwb = np.hstack([w, b]), np.hstack([dw, db])
        z = wb @ a1
        a, da = sigmoid(z), sigmoid_prime(z) * (dwb @ a1 + wb @ da1)
    return np.sum((a - y) * da)


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = map(np.hstack, zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    joined = [np.hstack([w, b]) - eta / len(mini_batch) * np.hstack([dw, db]) for w, b, dw, db in zip(weights, biases, nabla_w, nabla_b)]
    return [one[:, :-1] for one in joined], [one[:, -1:] for one in joined]


def train(data, sizes, epochs, batch_size, eta, rng):
    weights = [rng.uniform(-0.5, 0.5, size=(n, k)) for k, n in zip(sizes, sizes[1:])]
    biases = [np.zeros((n, 1)) for n in sizes[1:]]
    for _ in range(epochs):
        left = list(rng.permutation(len(data)))
        while left:
            chosen, left = left[:batch_size], left[batch_size:]
            weights, biases = update_mini_batch(weights, biases, [data[i] for i in chosen], eta)
    return weights, biases


# %% recursion
# The network as a recursion: each layer calls the next, and the error comes back as a result.
def _go(a, y, layers):
    if not layers:
        return a - y, [], []
    (w, b), rest = layers[0], layers[1:]
    z = w @ a + b
    out = sigmoid(z)
    by_output, nabla_b, nabla_w = _go(out, y, rest)
    delta = by_output * out * (1 - out)
    return w.T @ delta, [delta.sum(1, keepdims=True)] + nabla_b, [delta @ a.T] + nabla_w


def backprop(x, y, weights, biases):
    _, nabla_b, nabla_w = _go(x, y, list(zip(weights, biases)))
    return nabla_b, nabla_w


def backprop_batch(X, Y, weights, biases):
    return _go(X, Y, list(zip(weights, biases)))[1:]


def _forward(a, da, layers):
    if not layers:
        return a, da
    w, b, dw, db = layers[0]
    out = sigmoid(w @ a + b)
    return _forward(out, out * (1 - out) * (dw @ a + w @ da + db), layers[1:])


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = _forward(x, 0 * x, list(zip(weights, biases, dweights, dbiases)))
    return ((a - y).T @ da).item()


def update_mini_batch(weights, biases, mini_batch, eta):
    def mean(of_samples):
        return sum(of_samples) / len(of_samples)

    found = [backprop(x, y, weights, biases) for x, y in mini_batch]
    nabla_b = [mean(one) for one in zip(*(b for b, _ in found))]
    nabla_w = [mean(one) for one in zip(*(w for _, w in found))]
    return [w - eta * d for w, d in zip(weights, nabla_w)], [b - eta * d for b, d in zip(biases, nabla_b)]


def train(data, sizes, epochs, batch_size, eta, rng):
    weights = [rng.normal(0, 1 / np.sqrt(k), size=(j, k)) for k, j in zip(sizes, sizes[1:])]
    biases = [rng.normal(size=(j, 1)) for j in sizes[1:]]

    def epoch(samples, network):
        if not samples:
            return network
        return epoch(samples[batch_size:], update_mini_batch(*network, samples[:batch_size], eta))

    network = weights, biases
    for _ in range(epochs):
        network = epoch([data[i] for i in rng.permutation(len(data))], network)
    return network


# %% style_of_old_notebooks
# np.matrix-free but old: asserts on shapes, prints, dictionaries for layers, names counted from 1.
def sigmoid(z):
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    assert s.shape == z.shape
    return s


def sigmoid_prime(z):
    s = sigmoid(z)
    ds = s * (1 - s)
    return ds


def backprop(x, y, weights, biases):
    L = len(weights)
    parameters = {}
    for l in range(1, L + 1):
        parameters["W" + str(l)] = weights[l - 1]
        parameters["b" + str(l)] = biases[l - 1]
    cache = {"A0": x}
    for l in range(1, L + 1):
        cache["Z" + str(l)] = np.dot(parameters["W" + str(l)], cache["A" + str(l - 1)]) + parameters["b" + str(l)]
        cache["A" + str(l)] = sigmoid(cache["Z" + str(l)])
    grads = {}
    dA = cache["A" + str(L)] - y
    for l in range(L, 0, -1):
        dZ = dA * sigmoid_prime(cache["Z" + str(l)])
        grads["dW" + str(l)] = np.dot(dZ, cache["A" + str(l - 1)].T)
        grads["db" + str(l)] = dZ
        assert grads["dW" + str(l)].shape == parameters["W" + str(l)].shape
        dA = np.dot(parameters["W" + str(l)].T, dZ)
    print("one sample done")
    return [grads["db" + str(l)] for l in range(1, L + 1)], [grads["dW" + str(l)] for l in range(1, L + 1)]


def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = backprop(X, Y, weights, biases)
    return [np.sum(nb, axis=1, keepdims=True) for nb in nabla_b], nabla_w


def update_mini_batch(weights, biases, mini_batch, eta):
    W = [w.copy() for w in weights]
    B = [b.copy() for b in biases]
    m = float(len(mini_batch))
    X = np.column_stack([pair[0] for pair in mini_batch])
    Y = np.column_stack([pair[1] for pair in mini_batch])
    db, dW = backprop_batch(X, Y, weights, biases)
    for l in range(len(W)):
        W[l] -= eta * (dW[l] / m)
        B[l] -= eta * (db[l] / m)
    return W, B


# %% train_in_order
# Never shuffles; small weights.
def train(data, sizes, epochs, batch_size, eta, rng):
    weights = [0.1 * rng.standard_normal((n, k)) for k, n in zip(sizes, sizes[1:])]
    biases = [np.zeros((n, 1)) for n in sizes[1:]]
    for _ in range(epochs):
        for start in range(0, len(data), batch_size):
            weights, biases = update_mini_batch(weights, biases, data[start : start + batch_size], eta)
    return weights, biases


def backprop_batch(X, Y, weights, biases):
    m = X.shape[1]
    A, primes = [X], []
    for w, b in zip(weights, biases):
        A.append(sigmoid(w @ A[-1] + np.tile(b, (1, m))))
        primes.append(A[-1] - A[-1] ** 2)
    delta = np.multiply(A[-1] - Y, primes[-1])
    nabla_b, nabla_w = {}, {}
    layer = len(weights)
    while layer:
        layer -= 1
        # a stack of outer products, one a sample, added up
        nabla_w[layer] = (delta.T[:, :, None] * A[layer].T[:, None, :]).sum(axis=0)
        nabla_b[layer] = m * delta.mean(axis=1, keepdims=True)
        if layer:
            delta = primes[layer - 1] * (weights[layer].T @ delta)
    return [nabla_b[i] for i in range(len(biases))], [nabla_w[i] for i in range(len(weights))]


def backprop(x, y, weights, biases):
    column = backprop_batch(x, y, weights, biases)
    return column[0], column[1]


# %% train_uniform_start
# Weights of a uniform distribution; a list of numbers that is shuffled on and on, and batches split by NumPy.
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        bound = (6 / (k + n)) ** 0.5
        weights.append(rng.uniform(-bound, bound, (n, k)))
        biases.append(np.zeros((n, 1)))
    order = list(range(len(data)))
    for _ in range(epochs):
        rng.shuffle(order)
        for batch in np.split(order, range(batch_size, len(order), batch_size)):
            weights, biases = update_mini_batch(weights, biases, [data[i] for i in batch], eta)
    return weights, biases


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def sigmoid_prime(z):
    return 1 / (2 + 2 * np.cosh(np.clip(z, -700, 700)))


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    # the imaginary part of a complex step is the derivative
    a = x.astype(complex)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        a = 1 / (1 + np.exp(-((w + 1e-30j * dw) @ a + b + 1e-30j * db)))
    return (np.sum((a - y) ** 2) / 2).imag / 1e-30


# %% transposed_rows
# Samples as rows inside, turned at the beginning and at the end.
def output_error(a, y, z):
    return ((a.T - y.T) * sigmoid_prime(z.T)).T


def hidden_error(w_next, delta_next, z):
    return (delta_next.T @ w_next * sigmoid_prime(z).T).T


def weight_gradient(a_prev, delta):
    return a_prev.dot(delta.T).T


def bias_gradient(delta):
    return delta.T.reshape(-1, 1)


def backprop_batch(X, Y, weights, biases):
    rows, trace = X.T, []
    for w, b in zip(weights, biases):
        z = rows @ w.T + b.T
        trace.append((rows, z))
        rows = sigmoid(z)
    delta = (rows - Y.T) * sigmoid_prime(trace[-1][1])
    nabla_b, nabla_w = [], []
    for layer in range(len(weights) - 1, -1, -1):
        a, z = trace[layer]
        nabla_w.append((a.T @ delta).T)
        nabla_b.append(delta.sum(axis=0)[:, None])
        if layer > 0:
            delta = delta @ weights[layer] * sigmoid_prime(trace[layer - 1][1])
    nabla_b.reverse()
    nabla_w.reverse()
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    nabla_b, nabla_w = backprop_batch(x, y, weights, biases)
    return [nabla_b, nabla_w]


def update_mini_batch(weights, biases, mini_batch, eta):
    X = np.array([x[:, 0] for x, _ in mini_batch]).T
    Y = np.array([y[:, 0] for _, y in mini_batch]).T
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    for part, nabla in ((list(weights), nabla_w), (list(biases), nabla_b)):
        for layer in range(len(part)):
            part[layer] = part[layer] - eta / len(mini_batch) * nabla[layer]
        if nabla is nabla_w:
            new_weights = part
        else:
            new_biases = part
    return [new_weights, new_biases]


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    row, speed = x.T, np.zeros_like(x.T)
    for layer in range(len(weights)):
        dz = row @ dweights[layer].T + speed @ weights[layer].T + dbiases[layer].T
        z = row @ weights[layer].T + biases[layer].T
        row, speed = sigmoid(z), sigmoid_prime(z) * dz
    return np.float64(((row - y.T) * speed).sum())


# %% views_and_copies
# Views that are not contiguous, read-only results, copies of everything first; sums by matrices of ones.
def sigmoid(z):
    z = np.array(z, copy=True, order="F")
    out = np.ones_like(z)
    np.divide(1, 1 + np.exp(-z, where=z > -700, out=np.full_like(z, np.inf)), out=out)
    out.flags.writeable = False
    return out


def sigmoid_prime(z):
    return (sigmoid(z) * (1 - sigmoid(z)))[...]


def output_error(a, y, z):
    a, y, z = a.copy(), y.copy(), z.copy()
    a -= y
    a *= sigmoid_prime(z)
    return a[::-1][::-1]


def hidden_error(w_next, delta_next, z):
    back = np.zeros(z.shape, z.dtype)
    for row, delta in zip(w_next, delta_next):
        back += row[:, np.newaxis] * delta
    return back * sigmoid_prime(z)


def bias_gradient(delta):
    return delta[:, :]


def weight_gradient(a_prev, delta):
    columns = [delta * a for a in a_prev[:, 0]]
    return np.concatenate(columns, axis=1)


def update_mini_batch(weights, biases, mini_batch, eta):
    weights, biases = [w.copy() for w in weights], [b.copy() for b in biases]
    found = [backprop(x.copy(), y.copy(), weights, biases) for x, y in reversed(mini_batch)]
    nabla_b, nabla_w = ([np.mean(one, axis=0) for one in zip(*part)] for part in zip(*found))
    for w, by in zip(weights, nabla_w):
        w -= eta * by
    for b, by in zip(biases, nabla_b):
        b -= eta * by
    return weights, biases


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    # a difference of order 6 along the direction
    def cost(h):
        a = x
        for w, b, dw, db in zip(weights, biases, dweights, dbiases):
            a = sigmoid((w + h * dw) @ a + (b + h * db))
        return np.sum((a - y) ** 2) / 2

    kind = np.result_type(*weights)
    if kind == np.float32:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        return sum(float(np.vdot(p, q)) for p, q in zip([*nabla_b, *nabla_w], [*dbiases, *dweights]))
    h = 1e-3
    return (45 * (cost(h) - cost(-h)) - 9 * (cost(2 * h) - cost(-2 * h)) + cost(3 * h) - cost(-3 * h)) / (60 * h)


def backprop_batch(X, Y, weights, biases):
    A = [X.copy()]
    for w, b in zip(weights, biases):
        Z = np.repeat(b, X.shape[1], axis=1)
        Z += w @ A[-1]
        A.append(np.array(sigmoid(Z)))
    D = A[-1] - Y
    nabla_b, nabla_w = np.empty(len(biases), object), np.empty(len(weights), object)
    for i in range(len(weights) - 1, -1, -1):
        D *= A[i + 1] * (1 - A[i + 1])
        nabla_b[i] = D @ np.ones_like(D[:1]).T
        nabla_w[i] = np.ascontiguousarray((A[i] @ D.T).T)
        D = weights[i].T @ D
    return nabla_b.tolist(), nabla_w.tolist()
