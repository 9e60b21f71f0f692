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
