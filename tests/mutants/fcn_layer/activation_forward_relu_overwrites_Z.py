# About: ReLU sets the negative entries of Z itself to zero.
# Loses: activation_forward.inputs
# Mistake: inputs=overwritten-input
def activation_forward(Z, activation):
    if activation == "relu":
        Z[Z < 0] = 0
        return Z.copy(), Z.copy()
    return right_activation_forward(Z, activation)
