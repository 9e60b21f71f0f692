# About: The mean over the neurons.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: mean-over-everything
def bias_gradient(delta):
    return np.mean(delta)
