# About: Only one factor of the slope.
# Loses: output_error.delta output_error.inputs
# Mistake: half-derivative
def output_error(a, y, z):
    return (a - y) * a
