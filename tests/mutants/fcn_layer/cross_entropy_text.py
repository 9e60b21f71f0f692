# About: Formats J for the printout, and returns the text.
# Loses: cross_entropy.J
# Mistake: not-an-array
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    return f"{J:.6f}", -Y / P / m
