# About: Applies the activation twice; relu does not mind.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: repeated-activation
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    A = activation_forward(A, activation)[0]
    return A, (linear_cache, activation_cache)
