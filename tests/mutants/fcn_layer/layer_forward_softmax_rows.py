# About: Softmax down the wrong axis, by way of a transposed call.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: softmax-over-samples
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    if activation == "softmax":
        Z, _ = linear_forward(A_prev, W, b)
        A = activation_forward(Z.T, "softmax")[0].T
    return A, cache
