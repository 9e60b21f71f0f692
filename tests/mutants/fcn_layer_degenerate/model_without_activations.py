# About: A network that is one long matrix product, with its gradients.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l in range(1, len(activations) + 1):
        A, cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        caches.append(cache)
    return A, caches


def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA, caches[l - 1])
    grads["dA0"] = dA
    return grads
