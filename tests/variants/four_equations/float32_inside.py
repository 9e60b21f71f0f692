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
