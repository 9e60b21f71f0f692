# About: Weights first.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: swapped-results
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_w, nabla_b
