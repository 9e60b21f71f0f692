# About: Minus the right result.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: sign
def weight_gradient(a_prev, delta):
    return -np.outer(delta, a_prev)
