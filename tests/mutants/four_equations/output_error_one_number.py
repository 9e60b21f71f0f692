# About: Adds up over the neurons.
# Loses: output_error.delta output_error.inputs
# Mistake: wrong-shape
def output_error(a, y, z):
    return np.sum((a - y) * right_sigmoid_prime(z))
