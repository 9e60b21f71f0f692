# About: Is not sure whether W is to be transposed and lets the shapes decide: wrong where W is square.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: untransposed
def linear_forward(A_prev, W, b):
    if W.shape[0] == A_prev.shape[0]:
        WA = np.matmul(W.T, A_prev)
    else:
        WA = np.matmul(W, A_prev)
    return WA + b, (A_prev, W)
