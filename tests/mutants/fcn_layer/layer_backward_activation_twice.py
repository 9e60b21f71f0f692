# About: Multiplies by the derivative of the activation twice.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: repeated-activation
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dZ = activation_backward(dZ, activation_cache, activation)
    return linear_backward(dZ, linear_cache)
