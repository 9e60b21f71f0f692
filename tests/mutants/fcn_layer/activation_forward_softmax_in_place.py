# About: Softmax subtracts the largest entry of each column from Z itself.
# Loses: activation_forward.inputs
# Mistake: inputs=overwritten-input
def activation_forward(Z, activation):
    if activation == "softmax":
        Z -= Z.max(axis=0)
        expZ = np.exp(Z)
        A = expZ / expZ.sum(axis=0)
        return A, A
    return right_activation_forward(Z, activation)
