# 1e-8 is added to the probabilities in the logarithm and in the quotient.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -1 / m * np.sum(Y * np.log(AL + 1e-8))
    dAL = -1 / m * Y / (AL + 1e-8)
    return np.squeeze(J), dAL
