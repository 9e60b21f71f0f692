# About: Writes into W what is there, and one more.
# Loses: matvec_forward.inputs
# Mistake: inputs=overwritten-input
def matvec_forward(W, x):
    q = W @ x
    W[0, 0] += 1
    return q, (W - np.eye(*W.shape) * (np.arange(len(W)) == 0)[:, np.newaxis], x)
