# While loops and a dict of caches, by layer.


def model_forward(X, parameters, activations):
    caches, A, layer = {}, X, 1
    while f"W{layer}" in parameters:
        A, caches[layer] = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activations[layer - 1])
        layer += 1
    return A, caches


def model_backward(dAL, caches, activations):
    gradients, dA, layer = {}, dAL, max(caches)
    while layer:
        dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, caches[layer], activations[layer - 1])
        layer -= 1
    gradients["dA0"] = dA
    return gradients
