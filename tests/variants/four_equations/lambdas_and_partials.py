# Lambdas, partial and reduce; the directional derivative as a fold over layers.
from functools import partial, reduce

sigmoid = lambda z: np.where(z < 0, np.exp(np.minimum(z, 0)), 1) / (1 + np.exp(-np.abs(z)))
sigmoid_prime = lambda z: sigmoid(z) * sigmoid(-z)
output_error = lambda a, y, z: np.multiply(np.subtract(a, y), sigmoid_prime(z))
hidden_error = lambda w_next, delta_next, z: np.diag(sigmoid_prime(z).ravel()) @ w_next.T @ delta_next
bias_gradient = partial(np.multiply, 1)
weight_gradient = lambda a_prev, delta: np.kron(delta, a_prev.T)


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    def step(state, layer):
        (a, da), (w, b, dw, db) = state, layer
        out = sigmoid(w @ a + b)
        return out, (out - out * out) * (w @ da + dw @ a + db)

    a, da = reduce(step, zip(weights, biases, dweights, dbiases), (x, np.zeros(x.shape)))
    return float(((a - y) * da).sum())


def train(data, sizes, epochs, batch_size, eta, rng):
    network = (
        [np.sqrt(2 / k) * rng.standard_normal((n, k)) for k, n in zip(sizes, sizes[1:])],
        [np.zeros((n, 1)) for n in sizes[1:]],
    )
    batches = lambda order: (order[i : i + batch_size] for i in range(0, len(order), batch_size))
    step = lambda network, chosen: update_mini_batch(*network, [data[i] for i in chosen], eta)
    return reduce(lambda network, _: reduce(step, batches(rng.permutation(len(data))), network), range(epochs), network)


def backprop_batch(X, Y, weights, biases):
    forward = lambda A, layer: [*A, sigmoid(layer[0] @ A[-1] + layer[1])]
    A = reduce(forward, zip(weights, biases), [X])
    prime = lambda a: a * (1 - a)
    backward = lambda D, at: [prime(at[1]) * (at[0].T @ D[0]), *D]
    D = reduce(backward, reversed(list(zip(weights[1:], A[1:-1]))), [prime(A[-1]) * (A[-1] - Y)])
    return [np.add.reduce(d, axis=1, keepdims=True) for d in D], [np.inner(d, a) for d, a in zip(D, A)]
