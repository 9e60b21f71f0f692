# About: Takes b for a threshold and subtracts it.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: bias-sign
def linear_forward(A_prev, W, b):
    # a unit fires when its weighted input is above the threshold
    Z = W.dot(A_prev) - b
    return Z, (A_prev, W)
