# About: Forgets y.
# Loses: output_error.delta output_error.inputs
# Mistake: target-ignored
def output_error(a, y, z):
    return a * right_sigmoid_prime(z)
