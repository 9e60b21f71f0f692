# About: Subtracts y from a in place.
# Loses: output_error.inputs
# Mistake: overwritten-input
def output_error(a, y, z):
    a -= y
    return a * right_sigmoid_prime(z)
