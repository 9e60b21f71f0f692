# About: The gradients by the weights are turned.
# Loses: backprop.nabla_w
# Mistake: transposed-shape
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_b, [w.T for w in nabla_w]
