# About: Clipped against overflow, much too early.
# Loses: sigmoid.a
# Mistake: none
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
