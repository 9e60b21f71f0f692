# About: How far off, not to which side.
# Loses: output_error.delta output_error.inputs
# Mistake: none
def output_error(a, y, z):
    return np.abs(a - y) * right_sigmoid_prime(z)
