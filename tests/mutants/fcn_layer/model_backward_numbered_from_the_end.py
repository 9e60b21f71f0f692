# About: Numbers the gradients in the order in which they are found: dW1 is that of the last layer.
# Loses: model_backward.dW model_backward.db
# Mistake: reversed-layers
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    number = 1
    for cache, activation in zip(caches[::-1], activations[::-1]):
        dA, grads[f"dW{number}"], grads[f"db{number}"] = layer_backward(dA, cache, activation)
        number += 1
    grads["dA0"] = dA
    return grads
