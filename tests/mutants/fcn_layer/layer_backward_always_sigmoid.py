# About: The name of the activation is written into the code: sigmoid, whatever is asked for.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: wrong-activation
def layer_forward(A_prev, W, b, activation):
    Z, lin = linear_forward(A_prev, W, b)
    return activation_forward(Z, activation)[0], (lin, Z)


def layer_backward(dA, cache, activation):
    lin, Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = dA * s * (1 - s)
    return linear_backward(dZ, lin)
