# About: One axis only.
# Loses: output_error.delta output_error.inputs
# Mistake: squeezed
def output_error(a, y, z):
    return ((a - y) * right_sigmoid_prime(z))[:, 0]
