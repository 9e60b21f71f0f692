# About: A list as default argument: the caches of all calls pile up, and backward finds those of the first.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_forward(X, parameters, activations, caches=[]):
    A = X
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches
