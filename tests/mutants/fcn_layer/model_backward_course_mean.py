# About: Divides every dW and db by m once more, after the way back.
# Loses: model_backward.dW model_backward.db
# Mistake: extra-mean
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    m = dAL.shape[1]
    for key in grads:
        if key[:2] in ("dW", "db"):
            grads[key] = grads[key] / m
    return grads
