# About: Writes softmax as np.exp(Z) and stops there.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: not-normalised
def layer_forward(A_prev, W, b, activation):
    Z, c1 = linear_forward(A_prev, W, b)
    A, c2 = activation_forward(Z, activation)
    if activation == "softmax":
        A = np.exp(Z)
    return A, (c1, c2)
