# About: Returns dq for dx.
# Loses: objective.dx
# Mistake: passed-through
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * q
