# About: Leaves out the 2.
# Loses: objective.dW objective.dx
# Mistake: constant-factor
def objective(W, x):
    q = W @ x
    return np.sum(q * q), np.outer(q, x), W.T @ q
