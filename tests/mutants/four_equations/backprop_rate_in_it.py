# About: Returns the steps with a learning rate.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: constant-factor
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return [0.5 * b for b in nabla_b], [0.5 * w for w in nabla_w]
