# About: In a relu layer the mask comes from dA.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: mask-from-upstream
def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    if activation == "relu":
        dZ = np.where(dA > 0, dA, 0)
    else:
        dZ = activation_backward(dA, A, activation)
    return linear_backward(dZ, linear_cache)
