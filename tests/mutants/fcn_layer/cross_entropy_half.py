# About: Carries the 1/2 of the quadratic cost over.
# Loses: cross_entropy.J
# Mistake: constant-factor
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -1 / (2 * m) * np.sum(Y * np.log(P))
    return J, -Y / P / m
