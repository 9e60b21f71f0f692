# About: Two mistakes in dAL: the gradient in Z, and of the sum.
# Loses: cross_entropy.dAL
# Mistake: missing-mean+softmax-folded-in
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = AL - Y
    return J, dAL
