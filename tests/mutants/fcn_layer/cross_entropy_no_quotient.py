# About: The derivative of Y log AL is taken to be Y.
# Loses: cross_entropy.dAL
# Mistake: missing-reciprocal
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = -Y / m
    return J, dAL
