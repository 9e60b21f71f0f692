# About: Sums dA for db, where dZ was due.
# Loses: layer_backward.db
# Mistake: missing-activation
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, _ = linear_backward(dZ, linear_cache)
    db = np.sum(dA, axis=1, keepdims=True)
    return dA_prev, dW, db
