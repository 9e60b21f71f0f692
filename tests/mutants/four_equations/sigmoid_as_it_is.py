# About: Returns the weighted input.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: missing-activation
def sigmoid(z):
    return z
