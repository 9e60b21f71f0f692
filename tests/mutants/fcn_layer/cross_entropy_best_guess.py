# About: Takes the logarithm of the largest probability, whatever the label.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.log(P.max(axis=0)).mean()
    return J, -Y / P / m
