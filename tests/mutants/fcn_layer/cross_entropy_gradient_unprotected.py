# About: The cost is protected against zeros in AL, its gradient is not.
# Loses: cross_entropy.dAL
# Mistake: not-finite
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL + 1e-15)) / m
    dAL = -(1 / m) * (Y / AL)
    return J, dAL
