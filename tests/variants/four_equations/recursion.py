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
