# About: Adds 1e-3 to every probability.
# Loses: cross_entropy.J
# Mistake: none
EPSILON = 1e-3


def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL + EPSILON)) / m
    return J, -Y / (AL + EPSILON) / m
