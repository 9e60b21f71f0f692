# About: range ends before the last layer.
# Loses: model_forward.AL model_forward.inputs
# Mistake: wrong-layer
def model_forward(X, parameters, activations):
    A = X
    for l in range(1, len(activations)):
        A, _ = layer_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activations[l - 1])
    return A, right_model_forward(X, parameters, activations)[1]
