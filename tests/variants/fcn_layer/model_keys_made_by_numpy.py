# Names of the gradients are made by NumPy, so that keys are np.str_.


def model_backward(dAL, caches, activations):
    numbers = np.arange(1, len(activations) + 1).astype(str)
    weights, biases = np.strings.add("dW", numbers), np.strings.add("db", numbers)
    gradients, dA = {}, dAL
    for layer in reversed(range(len(activations))):
        dA, gradients[weights[layer]], gradients[biases[layer]] = layer_backward(dA, caches[layer], activations[layer])
    gradients[np.str_("dA0")] = dA
    return gradients
