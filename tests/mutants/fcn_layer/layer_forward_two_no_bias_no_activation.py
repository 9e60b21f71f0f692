# About: Two mistakes: neither bias nor activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-activation+missing-bias
def layer_forward(A_prev, W, b, activation):
    A = W @ A_prev
    return A, right_layer_forward(A_prev, W, b, activation)[1]
