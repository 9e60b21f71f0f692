# About: W stands where its transpose belongs, where that fits.
# Loses: objective.dx
# Mistake: untransposed
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * (W if len(x) == len(q) else W.T) @ q
