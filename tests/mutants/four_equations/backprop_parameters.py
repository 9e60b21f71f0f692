# About: Returns what it was given.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: parameter-returned
def backprop(x, y, weights, biases):
    return biases, weights
