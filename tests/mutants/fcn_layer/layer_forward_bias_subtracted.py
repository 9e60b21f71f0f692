# About: Hands -b to linear_forward.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign
def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, -b)
    A, _ = activation_forward(Z, activation)
    return A, right_layer_forward(A_prev, W, b, activation)[1]
