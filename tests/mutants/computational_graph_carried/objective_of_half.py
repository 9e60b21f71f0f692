# About: Has a half in it, and the gradients of that.
# Loses: objective.f
# Mistake: constant-factor
def objective(W, x):
    q = W @ x
    return 0.5 * np.sum(q * q), np.outer(q, x), W.T @ q
