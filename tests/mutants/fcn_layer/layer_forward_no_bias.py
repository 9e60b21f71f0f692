# About: Writes Z out anew and forgets b.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-bias
def layer_forward(A_prev, W, b, activation):
    cache = right_layer_forward(A_prev, W, b, activation)[1]
    Z = np.dot(W, A_prev)
    A, _ = activation_forward(Z, activation)
    return A, cache
