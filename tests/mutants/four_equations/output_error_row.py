# About: Turned into a row.
# Loses: output_error.delta output_error.inputs
# Mistake: transposed-shape
def output_error(a, y, z):
    return ((a - y) * right_sigmoid_prime(z)).T
