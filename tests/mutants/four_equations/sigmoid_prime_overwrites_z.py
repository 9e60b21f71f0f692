# About: Puts the activation where z was.
# Loses: sigmoid_prime.inputs
# Mistake: overwritten-input
def sigmoid_prime(z):
    z[...] = right_sigmoid(z)
    return z * (1 - z)
