# About: Uses the transpose of W where it fits.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: untransposed
def matvec_forward(W, x):
    return (W.T @ x if W.shape[0] == W.shape[1] else W @ x), (W, x)
