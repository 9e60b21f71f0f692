# About: A learning rate is in it.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: constant-factor
def bias_gradient(delta):
    return 0.1 * delta
