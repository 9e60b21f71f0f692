# About: Forgets one of the lists.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=malformed-result nabla_w=malformed-result
def backprop_batch(X, Y, weights, biases):
    return right_backprop_batch(X, Y, weights, biases)[1]
