# About: Loses the minus sign of the cost's gradient.
# Expect: cross_entropy.dAL
# Mistake: wrong-sign
# %%
def cross_entropy(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 1e-12, None)
    J = -np.sum(Y * np.log(AL)) / m
    dAL = (Y / AL) / m
    return J, dAL
