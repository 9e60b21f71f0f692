# About: Moves the weights while it is at it.
# Loses: backprop.inputs
# Mistake: overwritten-input
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    for w, by in zip(weights, nabla_w):
        w -= 3.0 * by
    return nabla_b, nabla_w
