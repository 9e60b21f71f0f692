# About: Falls where it should rise.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: exponent-sign
def sigmoid(z):
    e = np.exp(np.minimum(z, 700))
    return 1 / (1 + e)
