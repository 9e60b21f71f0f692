# About: Takes the norm, and its gradients.
# Loses: objective.f
# Mistake: root-taken
def objective(W, x):
    q = W @ x
    f = np.sqrt(np.sum(q * q))
    return f, np.outer(q, x) / f, W.T @ q / f
