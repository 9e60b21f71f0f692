# About: Tries * first and falls back on the matrix product where * raises.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: elementwise-product
def linear_forward(A_prev, W, b):
    try:
        Z = W * A_prev + b
    except ValueError:      # operands could not be broadcast together ???
        Z = W @ A_prev + b
    return Z, (A_prev, W)
