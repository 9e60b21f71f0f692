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
