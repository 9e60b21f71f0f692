# About: The 1 in the denominator is forgotten.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: none
def sigmoid(z):
    return 1 / np.exp(-np.maximum(z, -700))
