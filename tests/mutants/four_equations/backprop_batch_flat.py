# About: The axis that is summed over is lost.
# Loses: backprop_batch.nabla_b
# Mistake: squeezed
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.sum(axis=1) for d in deltas], nabla_w
