# About: The right cost with the gradient of the cost of two classes.
# Loses: cross_entropy.dAL
# Mistake: binary-cross-entropy
def cross_entropy(AL, Y):
    m = Y.shape[1]
    A = np.clip(AL, 1e-6, 1 - 1e-6)
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = (A - Y) / (A * (1 - A)) / m
    return J, dAL
