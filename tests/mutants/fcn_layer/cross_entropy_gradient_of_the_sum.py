# About: The cost is a mean, its gradient is not.
# Loses: cross_entropy.dAL
# Mistake: missing-mean
def cross_entropy(AL, Y):
    m = Y.shape[1]
    P = np.clip(AL, 1e-12, None)
    cost = -1 / m * np.sum(np.multiply(Y, np.log(P)))
    return float(cost), np.divide(-Y, P)
