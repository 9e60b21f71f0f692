# About: Every layer is given X, which raises unless the sizes happen to fit.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_forward(X, parameters, activations):
    caches = right_model_forward(X, parameters, activations)[1]
    for l, activation in enumerate(activations, 1):
        A, _ = layer_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], activation)
    return A, caches
