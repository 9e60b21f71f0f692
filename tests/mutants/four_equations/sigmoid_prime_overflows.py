# About: Infinity by infinity for large negative entries.
# Loses: sigmoid_prime.slope
# Mistake: not-finite
def sigmoid_prime(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
