# About: Returns the gradients alone.
# Loses: objective.f objective.dW objective.dx objective.inputs
# Mistake: f=malformed-result dW=malformed-result dx=malformed-result
def objective(W, x):
    q = W @ x
    return 2 * np.outer(q, x), 2 * W.T @ q
