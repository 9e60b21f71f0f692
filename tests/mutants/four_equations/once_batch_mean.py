# About: backprop_batch takes means; the step made of it divides once more, as it is asked to.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=extra-mean nabla_w=extra-mean
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [b / X.shape[1] for b in nabla_b], [w / X.shape[1] for w in nabla_w]


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    rate = eta / len(mini_batch)
    return [w - rate * by for w, by in zip(weights, nabla_w)], [b - rate * by for b, by in zip(biases, nabla_b)]
