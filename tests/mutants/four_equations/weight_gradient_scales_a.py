# About: Normalises the activations it was given.
# Loses: weight_gradient.inputs
# Mistake: overwritten-input
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    a_prev /= 2
    return result
