# About: Two mistakes: the bias is subtracted, and there is no activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign+missing-activation
def layer_forward(A_prev, W, b, activation):
    _, cache = right_layer_forward(A_prev, W, b, activation)
    Z = W @ A_prev - b
    return Z, cache
