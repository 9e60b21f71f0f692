# About: What came in is not used.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=passed-through
def weight_gradient(upstream, y):
    return upstream[:, None] * np.ones(y.size)
