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
