# About: a - y, as for another cost.
# Loses: output_error.delta output_error.inputs
# Mistake: missing-slope
def output_error(a, y, z):
    return a - y
