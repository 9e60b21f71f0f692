# About: The 1/2 of the cost is forgotten.
# Loses: output_error.delta output_error.inputs
# Mistake: constant-factor
def output_error(a, y, z):
    return 2 * (a - y) * right_sigmoid_prime(z)
