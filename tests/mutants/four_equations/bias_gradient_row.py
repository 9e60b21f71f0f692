# About: Turned into a row.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: transposed-shape
def bias_gradient(delta):
    return delta.T
