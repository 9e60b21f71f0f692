# About: Uses the transpose of W.
# Loses: matvec_forward.q matvec_backward.dW matvec_backward.dx matvec_forward.inputs matvec_backward.inputs
# Mistake: none
def matvec_forward(W, x):
    return W.T @ x, (W, x)
