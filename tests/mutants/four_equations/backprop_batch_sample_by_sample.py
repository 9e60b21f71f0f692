# About: A loop over the samples.
# Loses: backprop_batch.steps
# Mistake: loop-over-samples
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = [0 * b for b in biases], [0 * w for w in weights]
    for i in range(X.shape[1]):
        delta_b, delta_w = right_backprop(X[:, [i]], Y[:, [i]], weights, biases)
        nabla_b = [b + d for b, d in zip(nabla_b, delta_b)]
        nabla_w = [w + d for w, d in zip(nabla_w, delta_w)]
    return nabla_b, nabla_w
