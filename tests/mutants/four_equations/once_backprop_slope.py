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
