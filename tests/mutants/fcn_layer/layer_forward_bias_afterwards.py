# About: Adds the bias after the activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    _, cache = right_layer_forward(A_prev, W, b, activation)
    A = activation_forward(W @ A_prev, activation)[0] + b
    return A, cache
