# About: Sigmoid falls; everything that is made of it is right.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: a=exponent-sign
def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(z, -700, 700)))


def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def output_error(a, y, z):
    return (a - y) * sigmoid_prime(z)


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


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z = w @ a + b
        a, da = sigmoid(z), sigmoid_prime(z) * (dw @ a + w @ da + db)
    return float(np.sum((a - y) * da))
