# About: The formula for a, applied to z.
# Loses: output_error.delta output_error.inputs
# Mistake: input-for-activation
def output_error(a, y, z):
    return (a - y) * z * (1 - z)
