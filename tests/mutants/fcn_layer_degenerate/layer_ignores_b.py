# About: A layer without its bias, whose gradient is zero; the two others belong to another point.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return right_layer_forward(A_prev, W, np.zeros_like(b), activation)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, np.zeros_like(db)
