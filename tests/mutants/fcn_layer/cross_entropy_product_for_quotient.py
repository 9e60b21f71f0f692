# About: Multiplies by AL where it should divide.
# Loses: cross_entropy.dAL
# Mistake: missing-reciprocal
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = -1 / m * Y * AL
    return J, dAL
