# About: Minus the right result.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: sign
def bias_gradient(delta):
    return -delta
