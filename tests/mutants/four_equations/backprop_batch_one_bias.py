# About: Adds up everything.
# Loses: backprop_batch.nabla_b
# Mistake: summed-over-everything
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [np.sum(d) for d in deltas], nabla_w
