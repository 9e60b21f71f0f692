# About: Forgets the cost.
# Loses: output_error.delta output_error.inputs
# Mistake: slope-alone
def output_error(a, y, z):
    return right_sigmoid_prime(z)
