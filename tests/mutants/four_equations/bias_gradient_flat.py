# About: Sums over the one column, and loses its axis.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: squeezed
def bias_gradient(delta):
    return delta.sum(axis=1)
