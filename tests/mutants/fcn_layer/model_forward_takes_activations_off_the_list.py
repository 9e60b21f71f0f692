# About: Takes the names off the list it was given, from the front.
# Loses: model_forward.inputs
# Mistake: inputs=overwritten-input
def model_forward(X, parameters, activations):
    caches, l, A = [], 0, X
    while activations:
        l += 1
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations.pop(0))
        caches += [cache]
    return A, caches
