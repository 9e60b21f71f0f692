# About: Fills in a matrix that was made for integers, so every sum is cut.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: whole-numbers
def linear_forward(A_prev, W, b):
    n, m = W.shape[0], A_prev.shape[1]
    Z = np.full((n, m), 0)
    for j in range(n):
        for i in range(m):
            Z[j, i] = np.sum(W[j] * A_prev[:, i]) + b[j, 0]
    return Z, (A_prev, W)
