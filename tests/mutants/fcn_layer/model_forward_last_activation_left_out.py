# About: The last layer is linear.
# Loses: model_forward.AL model_forward.inputs
# Mistake: missing-activation
def model_forward(X, parameters, activations):
    A, caches = X, []
    L = len(activations)
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z, linear_cache = linear_forward(A, W, b)
        A, activation_cache = activation_forward(Z, activations[l - 1])
        caches.append((linear_cache, activation_cache))
    return Z, caches
