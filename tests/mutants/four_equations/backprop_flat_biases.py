# About: The gradients by the biases have one axis.
# Loses: backprop.nabla_b
# Mistake: squeezed
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return [b.ravel() for b in nabla_b], nabla_w
