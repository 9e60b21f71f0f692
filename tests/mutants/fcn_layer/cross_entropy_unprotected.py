# About: Nothing is done about zeros in AL.
# Loses: cross_entropy.J cross_entropy.dAL
# Mistake: not-finite
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL)) / m
    dAL = -Y / AL / m
    return J, dAL
