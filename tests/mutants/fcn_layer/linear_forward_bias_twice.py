# About: Adds the bias to the product, and once more when it returns.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z + b, (A_prev, W)
