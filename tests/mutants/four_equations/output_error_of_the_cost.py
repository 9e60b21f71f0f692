# About: The cost where its derivative belongs.
# Loses: output_error.delta output_error.inputs
# Mistake: outputs-not-summed
def output_error(a, y, z):
    return 0.5 * (a - y) ** 2 * right_sigmoid_prime(z)
