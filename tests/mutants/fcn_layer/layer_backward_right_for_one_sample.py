# About: db is the first column of dZ times m, which is right for one sample only.
# Loses: layer_backward.db
# Mistake: last-sample-only+missing-mean
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    dZ = activation_backward(dA, cache[1], activation)
    return dA_prev, dW, dZ[:, :1] * dZ.shape[1]
