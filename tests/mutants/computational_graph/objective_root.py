# About: Takes the norm, with the gradients of its square.
# Loses: objective.f
# Mistake: root-taken
def objective(W, x):
    q = W @ x
    return np.linalg.norm(q), 2 * np.outer(q, x), 2 * W.T @ q
