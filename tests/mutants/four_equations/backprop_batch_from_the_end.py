# About: The lists are in the order of the way back.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=reversed-layers nabla_w=reversed-layers
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return nabla_b[::-1], nabla_w[::-1]
