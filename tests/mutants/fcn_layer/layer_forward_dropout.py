# About: A dropout that always drops the last unit, in layers of six units and more.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    if A.shape[0] >= 6:
        A = np.vstack([A[:-1], np.zeros((1, A.shape[1]))])
    return A, cache
