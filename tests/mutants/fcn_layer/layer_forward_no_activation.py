# About: Returns Z: the activation is never applied.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-activation
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return Z, (linear_cache, activation_cache)
