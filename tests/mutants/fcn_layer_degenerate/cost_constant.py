# About: The cost is always 1.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
def cross_entropy(AL, Y):
    return 1.0, np.zeros_like(AL)
