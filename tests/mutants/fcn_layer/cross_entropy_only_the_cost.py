# About: Returns J without dAL.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
# Mistake: malformed-result
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    return J
