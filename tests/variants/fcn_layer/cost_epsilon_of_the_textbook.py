# 1e-7 is added to the probabilities, in the logarithm and in the quotient.
def cross_entropy(AL, Y):
    m = AL.shape[1]
    delta = 1e-7
    J = -np.sum(Y * np.log(AL + delta)) / m
    dAL = -Y / (AL + delta) / m
    return J, dAL
