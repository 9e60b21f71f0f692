# About: Writes into an array of whole numbers.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: whole-numbers
def matvec_forward(W, x):
    q = np.zeros(W.shape[0], dtype=int)
    for k in range(W.shape[0]):
        q[k] = np.sum(W[k] * x)
    return q, (W, x)
