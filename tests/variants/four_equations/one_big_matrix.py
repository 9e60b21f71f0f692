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
