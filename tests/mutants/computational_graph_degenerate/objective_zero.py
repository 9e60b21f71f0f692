# About: Everything is zero.
# Loses: objective.f objective.dW objective.dx objective.inputs
def objective(W, x):
    return 0.0, np.zeros(W.shape), np.zeros(x.shape)
