# About: No sigmoid in the last layer.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-activation
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def backprop(x, y, weights, biases):
    zs, activations = forth(x, weights, biases)
    activations[-1] = zs[-1]
    delta = activations[-1] - y
    nabla_b, nabla_w = [delta], [delta @ activations[-2].T]
    for i in range(len(weights) - 1, 0, -1):
        delta = right_hidden_error(weights[i], delta, zs[i - 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, delta @ activations[i - 1].T)
    return nabla_b, nabla_w
