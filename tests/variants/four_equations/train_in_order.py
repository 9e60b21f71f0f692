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
