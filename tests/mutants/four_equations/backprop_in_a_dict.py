# About: A dict of both lists.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: malformed-result
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return {"b": nabla_b, "w": nabla_w}
