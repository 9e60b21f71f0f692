# About: A layer that subtracts its bias, and differentiates accordingly.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign
def layer_forward(A_prev, W, b, activation):
    return right_layer_forward(A_prev, W, -b, activation)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, -db
