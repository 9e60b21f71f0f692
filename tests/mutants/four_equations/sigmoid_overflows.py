# About: The quotient of exponentials is infinity by infinity for large entries.
# Loses: sigmoid.a
# Mistake: not-finite
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
