# About: The minus sign of the cost is missing.
# Loses: cross_entropy.J
# Mistake: sign
def cross_entropy(AL, Y):
    _, m = AL.shape
    P = np.maximum(AL, 1e-15)
    J = np.sum(Y * np.log(P)) / m
    dAL = -Y / (m * P)
    return J, dAL
