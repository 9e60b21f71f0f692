# %% once_backprop_slope
# About: backprop forgets hidden slopes; steps, and derivatives along a direction, that are made of it are right.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: nabla_b=missing-slope nabla_w=missing-slope
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, None, lambda w, d, z: w.T @ d)


def update_mini_batch(weights, biases, mini_batch, eta):
    found = [backprop(x, y, weights, biases) for x, y in mini_batch]
    nabla_b, nabla_w = ([sum(one) / len(found) for one in zip(*part)] for part in zip(*found))
    return [w - eta * by for w, by in zip(weights, nabla_w)], [b - eta * by for b, by in zip(biases, nabla_b)]


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    nabla_b, nabla_w = backprop(x, y, weights, biases)
    pairs = [*zip(nabla_b, dbiases), *zip(nabla_w, dweights)]
    return float(sum(np.sum(by * along) for by, along in pairs))


# %% once_batch_mean
# About: backprop_batch takes means; the step made of it divides once more, as it is asked to.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=extra-mean nabla_w=extra-mean
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [b / X.shape[1] for b in nabla_b], [w / X.shape[1] for w in nabla_w]


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    rate = eta / len(mini_batch)
    return [w - rate * by for w, by in zip(weights, nabla_w)], [b - rate * by for b, by in zip(biases, nabla_b)]


# %% once_bias_gradient
# About: Minus in the bias gradients; backprop is right but for that.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: sign
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def output_error(a, y, z):
    return (a - y) * sigmoid_prime(z)


def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * sigmoid_prime(z)


def bias_gradient(delta):
    return -delta


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


# %% once_hidden_error
# About: The hidden neurons have no slope; the algorithm is right.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: missing-slope
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def output_error(a, y, z):
    return (a - y) * sigmoid_prime(z)


def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next


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


# %% once_nielsen
# About: The slope is that of tanh, and the algorithm is written as in the book, with sigmoid and sigmoid_prime alone.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    return 1 - sigmoid(z) ** 2


def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    activation, activations, zs = x, [x], []
    for b, w in zip(biases, weights):
        z = np.dot(w, activation) + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].transpose())
    for layer in range(2, len(weights) + 1):
        delta = np.dot(weights[-layer + 1].transpose(), delta) * sigmoid_prime(zs[-layer])
        nabla_b[-layer] = delta
        nabla_w[-layer] = np.dot(delta, activations[-layer - 1].transpose())
    return nabla_b, nabla_w


def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = backprop(X, Y, weights, biases)
    return [np.sum(b, axis=1, keepdims=True) for b in nabla_b], nabla_w


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    rate = eta / len(mini_batch)
    return [w - rate * by for w, by in zip(weights, nabla_w)], [b - rate * by for b, by in zip(biases, nabla_b)]


# %% once_output_error
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


# %% once_sigmoid
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


# %% once_sigmoid_of_double
# About: Sigmoid is too steep; everything that is made of it is right.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: a=factor-missing
def sigmoid(z):
    return right_sigmoid(2 * z)


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


# %% once_sigmoid_prime
# About: The slope is the activation; everything that is made of it is right.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: value-for-derivative
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    return sigmoid(z)


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


# %% once_weight_gradient
# About: The gradients by the weights are doubled; the algorithm is right.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: constant-factor
def sigmoid(z):
    return right_sigmoid(z)


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
    return 2 * delta @ a_prev.T


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
