# About: What it gives is kept for the way back, and not what it was given.
# Loses: linear_backward.dW
# Mistake: dW=value-for-input
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (Z, W)


def linear_backward(dZ, cache):
    return right_linear_backward(dZ, cache)
