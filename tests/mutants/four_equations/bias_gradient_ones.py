# About: The factor of the bias alone.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: upstream-ignored
def bias_gradient(delta):
    return np.ones_like(delta)
