# About: The largest slope everywhere.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: none
def sigmoid_prime(z):
    return np.full(z.shape, 0.25)
