# About: Takes a step down.
# Loses: objective.inputs
# Mistake: inputs=overwritten-input
def objective(W, x):
    q = W @ x
    f, dW, dx = np.sum(q * q), 2 * np.outer(q, x), 2 * W.T @ q
    x -= 0.1 * dx
    return f, dW, dx
