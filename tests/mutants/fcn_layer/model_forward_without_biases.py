# About: Calls every layer with a bias of zero.
# Loses: model_forward.AL model_forward.inputs
# Mistake: missing-bias
def model_forward(X, parameters, activations):
    A = X
    for l, activation in enumerate(activations):
        W = parameters[f"W{l + 1}"]
        A, _ = layer_forward(A, W, np.zeros((W.shape[0], 1)), activation)
    return A, right_model_forward(X, parameters, activations)[1]
