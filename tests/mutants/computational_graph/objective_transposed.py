# About: Takes x times q transposed.
# Loses: objective.dW
# Mistake: transposed-shape
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(x, q), 2 * W.T @ q
