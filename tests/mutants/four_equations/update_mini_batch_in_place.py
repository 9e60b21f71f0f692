# About: Moves the arrays it was given.
# Loses: update_mini_batch.inputs
# Mistake: overwritten-input
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    for w, nabla in zip(weights, nabla_w):
        w -= eta / len(mini_batch) * nabla
    for b, nabla in zip(biases, nabla_b):
        b -= eta / len(mini_batch) * nabla
    return weights, biases
