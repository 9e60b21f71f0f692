# About: The output error is that of another cost; the algorithm that uses it is right.
# Loses: output_error.delta output_error.inputs
# Mistake: missing-slope
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def output_error(a, y, z):
    return a - y


def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * sigmoid_prime(z)


def bias_gradient(delta):
    return delta


def weight_gradient(a_prev, delta):
    return delta @ a_prev.T


def backprop(x, y, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    deltas = [output_error(activations[-1], y, zs[-1])]
    for i in range(len(weights) - 1, 0, -1):
        deltas.insert(0, hidden_error(weights[i], deltas[0], zs[i - 1]))
    return list(map(bias_gradient, deltas)), list(map(weight_gradient, activations, deltas))


def backprop_batch(X, Y, weights, biases):
    zs, activations = [], [X]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    deltas = [output_error(activations[-1], Y, zs[-1])]
    for i in range(len(weights) - 1, 0, -1):
        deltas.insert(0, hidden_error(weights[i], deltas[0], zs[i - 1]))
    return [delta.sum(axis=1, keepdims=True) for delta in deltas], list(map(weight_gradient, activations, deltas))


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = [0 * b for b in biases], [0 * w for w in weights]
    for x, y in mini_batch:
        by_b, by_w = backprop(x, y, weights, biases)
        nabla_b = [one + by for one, by in zip(nabla_b, by_b)]
        nabla_w = [one + by for one, by in zip(nabla_w, by_w)]
    rate = eta / len(mini_batch)
    return [w - rate * by for w, by in zip(weights, nabla_w)], [b - rate * by for b, by in zip(biases, nabla_b)]
