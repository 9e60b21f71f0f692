# About: Stores the activations of every layer among the parameters.
# Loses: model_forward.inputs
# Mistake: inputs=overwritten-input
def model_forward(X, parameters, activations):
    caches = []
    parameters["A0"] = X
    for l in range(len(activations)):
        A, cache = layer_forward(parameters[f"A{l}"], parameters[f"W{l+1}"], parameters[f"b{l+1}"], activations[l])
        parameters[f"A{l+1}"] = A
        caches.append(cache)
    return A, caches
