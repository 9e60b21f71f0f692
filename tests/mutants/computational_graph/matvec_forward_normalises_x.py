# About: Normalises x in place.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: q=none inputs=overwritten-input
def matvec_forward(W, x):
    x /= np.sqrt(np.sum(x * x))
    return W @ x, (W, x)
