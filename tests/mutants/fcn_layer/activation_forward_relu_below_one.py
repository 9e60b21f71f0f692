# About: ReLU cuts at 1 instead of 0.
# Loses: activation_forward.relu
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = Z * (Z > 1)
    return A, cache
