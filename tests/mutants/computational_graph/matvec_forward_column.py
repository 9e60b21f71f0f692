# About: Gives a column.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: wrong-shape
def matvec_forward(W, x):
    return W @ x[:, np.newaxis], (W, x)
