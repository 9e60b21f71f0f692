# About: Saves an array: works in its argument.
# Loses: sigmoid.inputs
# Mistake: overwritten-input
def sigmoid(z):
    z[...] = right_sigmoid(z)
    return z.copy()
