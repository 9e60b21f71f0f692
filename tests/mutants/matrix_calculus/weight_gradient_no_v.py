# About: v is forgotten.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: upstream-ignored
def weight_gradient(n, v):
    return n.T @ np.ones_like(v)
