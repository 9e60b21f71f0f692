# About: Forgets the error.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: upstream-ignored
def weight_gradient(a_prev, delta):
    return np.ones_like(delta) @ a_prev.T
