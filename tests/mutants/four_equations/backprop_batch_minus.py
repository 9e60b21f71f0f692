# About: Y - A.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=sign nabla_w=sign
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [-b for b in nabla_b], [-w for w in nabla_w]
