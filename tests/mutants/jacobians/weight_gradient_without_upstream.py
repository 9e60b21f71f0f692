# About: What arrives is not used.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=upstream-ignored
def weight_gradient(upstream, y):
    return np.ones((upstream.size, 1)) * y
