# About: Gives the direction of descent.
# Loses: objective.dW objective.dx
# Mistake: sign
def objective(W, x):
    q = W @ x
    return np.sum(q * q), -2 * np.outer(q, x), -2 * W.T @ q
