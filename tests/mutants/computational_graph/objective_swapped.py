# About: Returns dx before dW.
# Loses: objective.dW objective.dx
# Mistake: swapped-results
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * W.T @ q, 2 * np.outer(q, x)
