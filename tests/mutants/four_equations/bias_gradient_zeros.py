# About: Never filled.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: zero
def bias_gradient(delta):
    return np.zeros_like(delta)
