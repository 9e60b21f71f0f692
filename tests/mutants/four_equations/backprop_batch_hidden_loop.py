# About: The samples are gone through by a comprehension.
# Loses: backprop_batch.steps
# Mistake: loop-over-samples
def backprop_batch(X, Y, weights, biases):
    found = [right_backprop(x[:, None], y[:, None], weights, biases) for x, y in zip(X.T, Y.T)]
    nabla_b, nabla_w = ([sum(one) for one in zip(*part)] for part in zip(*found))
    return nabla_b, nabla_w
