# About: Adds up over the neurons, axis kept.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: summed-over-everything
def bias_gradient(delta):
    return delta.sum(axis=0, keepdims=True)
