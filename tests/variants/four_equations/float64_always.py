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
