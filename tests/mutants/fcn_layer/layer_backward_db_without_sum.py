# About: Returns dZ for db.
# Loses: layer_backward.db
# Mistake: not-summed
def layer_backward(dA, cache, activation):
    lin, act = cache
    dZ = activation_backward(dA, act, activation)
    dA_prev, dW, db = linear_backward(dZ, lin)
    db = dZ
    return dA_prev, dW, db
