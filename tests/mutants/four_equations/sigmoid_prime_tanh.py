# About: 1 - a^2, which belongs to tanh.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: wrong-activation
def sigmoid_prime(z):
    return 1 - right_sigmoid(z) ** 2
