# About: The logarithm to base 10.
# Loses: cross_entropy.J
# Mistake: wrong-logarithm
def cross_entropy(AL, Y):
    m = Y.shape[1]
    safe = np.where(AL == 0, 1e-12, AL)
    J = -np.log10(safe[Y == 1]).sum() / m
    dAL = -Y / safe / m
    return J, dAL
