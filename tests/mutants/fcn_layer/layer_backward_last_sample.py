# About: Goes through the samples one by one and keeps dW and db of the last.
# Loses: layer_backward.dW layer_backward.db
# Mistake: last-sample-only
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    dA_prev = np.zeros_like(A_prev)
    for i in range(dA.shape[1]):
        one = slice(i, i + 1)
        dz = activation_backward(dA[:, one], A[:, one], activation)
        dA_prev[:, one], dW, db = linear_backward(dz, (A_prev[:, one], W))
    return dA_prev, dW, db
