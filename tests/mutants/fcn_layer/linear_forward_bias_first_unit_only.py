# About: Adds b[0] to every unit.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    return W @ A_prev + b[0], (A_prev, W)
