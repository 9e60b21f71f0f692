# About: Replaces the small probabilities in AL itself.
# Loses: cross_entropy.inputs
# Mistake: inputs=overwritten-input
def cross_entropy(AL, Y):
    AL[AL < 1e-15] = 1e-15
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL)) / m
    return J, -Y / AL / m
