# About: Returns the activation.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: half-derivative
def sigmoid_prime(z):
    return right_sigmoid(z)
