# About: The sum of all products, with its gradients.
# Loses: objective.f objective.dW objective.dx objective.inputs
def objective(W, x):
    return np.sum(W) + np.sum(x), np.ones(W.shape), np.ones(x.shape)
