# About: y - a, the way the error is often written.
# Loses: output_error.delta output_error.inputs
# Mistake: sign
def output_error(a, y, z):
    return (y - a) * right_sigmoid_prime(z)
