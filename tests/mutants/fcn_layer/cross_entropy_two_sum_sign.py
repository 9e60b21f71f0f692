# About: Two mistakes in both results: neither the mean nor the minus sign.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
# Mistake: missing-mean+sign
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    return np.sum(Y * np.log(P)), Y / P
