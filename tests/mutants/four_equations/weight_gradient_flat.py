# About: A row of all weights.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: wrong-shape
def weight_gradient(a_prev, delta):
    return np.outer(delta, a_prev).ravel()
