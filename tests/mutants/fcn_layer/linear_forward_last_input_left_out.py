# About: The loop over the inputs ends one short.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1])) + b
    k = 0
    while k < A_prev.shape[0] - 1:
        Z = Z + np.outer(W[:, k], A_prev[k, :])
        k += 1
    return Z, (A_prev, W)
