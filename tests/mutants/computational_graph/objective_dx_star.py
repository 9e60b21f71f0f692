# About: Multiplies element by element.
# Loses: objective.dx
# Mistake: elementwise-product
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * W.T * q
