# About: y is scaled in place.
# Loses: weight_gradient.inputs
# Mistake: inputs=overwritten-input
def weight_gradient(upstream, y):
    dW = np.outer(upstream, y)
    y *= upstream[0]
    return dW
