# About: Measures in bits: log2.
# Loses: cross_entropy.J
# Mistake: wrong-logarithm
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-30)
    J = -np.sum(Y * np.log2(P), axis=0).mean()
    return J, -Y / P / Y.shape[1]
