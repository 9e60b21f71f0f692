# About: Multiplies dA by a for softmax and leaves a a^T out.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: diagonal-only
def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    dZ = A * dA if activation == "softmax" else activation_backward(dA, A, activation)
    return linear_backward(dZ, linear_cache)
