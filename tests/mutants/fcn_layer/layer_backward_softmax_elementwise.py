# About: Writes all derivatives out, softmax as if it were sigmoid.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: elementwise-softmax
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    if activation == "relu":
        dZ = dA * (A > 0)
    elif activation == "tanh":
        dZ = dA * (1 - A ** 2)
    else:
        dZ = dA * A * (1 - A)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
