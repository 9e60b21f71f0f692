# About: The quotient of exponentials is infinity by infinity for large entries.
# Loses: sigmoid.a
# Mistake: overflow-warning
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
