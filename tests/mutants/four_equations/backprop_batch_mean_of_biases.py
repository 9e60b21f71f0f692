# About: np.mean for the sum over the samples.
# Loses: backprop_batch.nabla_b
# Mistake: extra-mean
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.mean(axis=1, keepdims=True) for d in deltas], nabla_w
