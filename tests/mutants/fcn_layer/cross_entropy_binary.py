# About: The cost of two classes, with (1 - Y) log(1 - AL), and its gradient.
# Loses: cross_entropy.J
# Mistake: binary-cross-entropy
def cross_entropy(AL, Y):
    m = Y.shape[1]
    A = np.clip(AL, 1e-6, 1 - 1e-6)
    cost = -(1 / m) * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dAL = -(np.divide(Y, A) - np.divide(1 - Y, 1 - A)) / m
    return np.squeeze(cost), dAL
