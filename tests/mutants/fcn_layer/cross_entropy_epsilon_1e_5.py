# About: Adds 1e-5 to every probability.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = AL + 1e-5
    return -np.sum(Y * np.log(P)) / m, -Y / P / m
