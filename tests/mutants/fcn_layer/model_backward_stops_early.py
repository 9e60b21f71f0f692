# About: range stops before layer 1, so that its gradients are missing.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: malformed-result
def model_backward(dAL, caches, activations):
    grads = {"dA" + str(len(activations)): dAL}
    for l in range(len(activations), 1, -1):
        dA = grads[f"dA{l}"]
        grads[f"dA{l-1}"], grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    return grads
