# About: Takes the activations from the end of the list.
# Loses: model_forward.AL model_forward.inputs
# Mistake: reversed-layers
def model_forward(X, parameters, activations):
    _, caches = right_model_forward(X, parameters, activations)
    A = X
    for l, name in enumerate(reversed(activations), start=1):
        A, _ = layer_forward(A, parameters["W%d" % l], parameters["b%d" % l], name)
    return A, caches
