# Beside the keys asked for, the dict holds each layer's gradients under its number.


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for layer in range(len(activations), 0, -1):
        gradients[layer] = dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = dW, db
    gradients["dA0"] = dA
    return gradients
