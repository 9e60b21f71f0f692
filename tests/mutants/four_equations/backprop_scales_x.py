# About: Shifts its input in place.
# Loses: backprop.inputs
# Mistake: overwritten-input
def backprop(x, y, weights, biases):
    result = right_backprop(x, y, weights, biases)
    x -= x.mean() + 0.5
    return result
