# About: Takes the mean in the cost and forgets it in its gradient.
# Expect: cross_entropy.dAL
# Mistake: missing-mean
# %%
def cross_entropy(AL, Y):
    m = Y.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -(Y * np.log(P)).sum() / m
    return J, -Y / P
