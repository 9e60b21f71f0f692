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
