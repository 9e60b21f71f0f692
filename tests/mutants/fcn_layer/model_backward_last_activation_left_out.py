# About: Takes dAL for the gradient in Z of the last layer, as with softmax and cost in one.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: missing-activation
def model_backward(dAL, caches, activations):
    grads = {}
    L = len(activations)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(dAL, caches[-1][0])
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
