# About: The lists are filled in the order of the way back.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: reversed-layers
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_b[::-1], nabla_w[::-1]
