# About: Two mistakes in both results: neither the mean nor the minus sign.
# Loses: cross_entropy.J
# Mistake: missing-mean+sign
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    return np.sum(Y * np.log(P)), Y / P
