# About: Takes the slope at the activation.
# Loses: output_error.delta output_error.inputs
# Mistake: derivative-of-output
def output_error(a, y, z):
    return (a - y) * right_sigmoid_prime(a)
