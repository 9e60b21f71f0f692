# About: Leaves the last column out.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: none
def matvec_forward(W, x):
    return W[:, :-1] @ x[:-1], (W, x)
