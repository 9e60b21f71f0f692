# About: The last row is never filled.
# Loses: unvec.W unvec.inputs
# Mistake: none
def unvec(w, shape):
    W = np.zeros(shape)
    for i in range(shape[0] - 1):
        W[i] = w[i * shape[1] : (i + 1) * shape[1]]
    return W
