# About: The sign of the inner derivative is lost.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: sign
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return a * (a - 1)
