# About: The formula for a, applied to z.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: input-for-activation
def sigmoid_prime(z):
    return z * (1 - z)
