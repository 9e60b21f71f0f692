# About: Pulls back ones instead of 2 q.
# Loses: objective.dW objective.dx
# Mistake: upstream-ignored
def objective(W, x):
    q = W @ x
    return np.sum(q * q), np.outer(np.ones(len(q)), x), W.sum(axis=0)
