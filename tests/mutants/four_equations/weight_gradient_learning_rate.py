# About: A learning rate is in it.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(a_prev, delta):
    return 3.0 * delta @ a_prev.T
