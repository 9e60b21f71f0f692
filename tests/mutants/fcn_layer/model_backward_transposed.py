# About: Returns every dW transposed, to match the weights of another library.
# Loses: model_backward.dW
# Mistake: transposed-shape
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    for l in range(1, len(activations) + 1):
        grads[f"dW{l}"] = grads[f"dW{l}"].T
    return grads
