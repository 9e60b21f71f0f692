# About: A is returned as float16.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: half-precision
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    return A.astype(np.float16), cache
