# About: The biases are forgotten on the way forward.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-bias
def backprop(x, y, weights, biases):
    return right_backprop(x, y, weights, [0 * b for b in biases])
