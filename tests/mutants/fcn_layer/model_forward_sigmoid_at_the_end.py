# About: The last layer is a sigmoid layer, whatever was asked for.
# Loses: model_forward.AL model_forward.inputs
# Mistake: wrong-activation
def model_forward(X, parameters, activations):
    L = len(activations)
    _, caches = right_model_forward(X, parameters, activations)
    A = X
    for l in range(1, L):
        A, _ = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations[l - 1])
    AL, _ = layer_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches
