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
