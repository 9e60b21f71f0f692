# About: dW and db are divided by m.
# Loses: layer_backward.dW layer_backward.db
# Mistake: extra-mean
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    m = dA.shape[1]
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW / m, db / m
