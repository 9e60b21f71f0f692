# About: A network that subtracts its biases, forward and backward.
# Loses: model_forward.AL model_forward.inputs
# Mistake: bias-sign
def model_forward(X, parameters, activations):
    flipped = {name: -p if name.startswith("b") else p for name, p in parameters.items()}
    return right_model_forward(X, flipped, activations)


def model_backward(dAL, caches, activations):
    gradients = right_model_backward(dAL, caches, activations)
    for l in range(1, len(activations) + 1):
        gradients[f"db{l}"] = -gradients[f"db{l}"]
    return gradients
