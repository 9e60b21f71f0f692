# About: Forgets to return db.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: malformed-result
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW
