# About: Takes logarithms and quotients without protection where AL has zeros.
# Expect: cross_entropy.J cross_entropy.dAL
# Mistake: log-of-zero
# %%
def cross_entropy(AL, Y):
    m = Y.shape[1]
    J = -np.sum(Y * np.log(AL)) / m
    dAL = -(Y / AL) / m
    return J, dAL
