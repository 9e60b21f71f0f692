# About: Two mistakes in every db: a mean, and flat.
# Loses: model_backward.db
# Mistake: extra-mean+squeezed
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    m = dAL.shape[1]
    for l in range(len(activations)):
        grads[f"db{l + 1}"] = grads[f"db{l + 1}"][:, 0] / m
    return grads
