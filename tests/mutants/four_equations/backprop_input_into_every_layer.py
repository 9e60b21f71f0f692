# About: The gradients by the weights are all made of x.
# Loses: backprop.nabla_w
# Mistake: input-of-every-layer
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
    return back(x, y, weights, biases, inputs=[x] * len(weights))
