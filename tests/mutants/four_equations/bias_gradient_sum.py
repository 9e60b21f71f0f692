# About: One number for all neurons.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: summed-over-everything
def bias_gradient(delta):
    return np.sum(delta)
