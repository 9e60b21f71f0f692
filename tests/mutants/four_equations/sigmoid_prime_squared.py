# About: The slope comes in twice.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: repeated-activation
def sigmoid_prime(z):
    return right_sigmoid_prime(z) ** 2
