# About: Returns the steps, not the gradients: every dW and db has a minus sign.
# Loses: model_backward.dW model_backward.db
# Mistake: sign
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    return {k: -v if k[1] in "Wb" else v for k, v in grads.items()}
