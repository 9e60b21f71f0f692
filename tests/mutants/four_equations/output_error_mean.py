# About: A mean over the neurons.
# Loses: output_error.delta output_error.inputs
# Mistake: mean-over-outputs
def output_error(a, y, z):
    return (a - y) / len(a) * right_sigmoid_prime(z)
