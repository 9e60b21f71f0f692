# About: Sets dA to zero when it is done, as one does with gradients before the next step.
# Loses: layer_backward.inputs
# Mistake: inputs=overwritten-input
def layer_backward(dA, cache, activation):
    gradients = right_layer_backward(dA, cache, activation)
    dA.fill(0)
    return gradients
