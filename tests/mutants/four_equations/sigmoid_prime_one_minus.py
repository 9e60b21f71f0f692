# About: Only the second factor.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: half-derivative
def sigmoid_prime(z):
    return 1 - right_sigmoid(z)
