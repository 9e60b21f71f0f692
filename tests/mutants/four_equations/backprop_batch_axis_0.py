# About: Adds up over the neurons.
# Loses: backprop_batch.nabla_b
# Mistake: wrong-axis
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.sum(axis=0, keepdims=True) for d in deltas], nabla_w
