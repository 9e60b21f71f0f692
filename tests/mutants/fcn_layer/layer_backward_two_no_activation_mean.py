# About: Two mistakes in dW and db: no derivative of the activation, and a mean.
# Loses: layer_backward.dW layer_backward.db
# Mistake: extra-mean+missing-activation
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    m = dA.shape[1]
    dZ = activation_backward(dA, A, activation)
    dW = np.dot(dA, A_prev.T) / m
    db = np.sum(dA, axis=1, keepdims=True) / m
    return np.dot(W.T, dZ), dW, db
