# About: Clears what it was given.
# Loses: bias_gradient.inputs
# Mistake: overwritten-input
def bias_gradient(delta):
    result = delta.copy()
    delta[:] = 0
    return result
