# About: Multiplies W and A_prev element by element, which most shapes do not allow.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = W * A_prev + b
    cache = A_prev, W
    return Z, cache
