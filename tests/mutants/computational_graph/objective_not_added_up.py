# About: Gives the squares.
# Loses: objective.f
# Mistake: elements-apart
def objective(W, x):
    q = W @ x
    return q * q, 2 * np.outer(q, x), 2 * W.T @ q
