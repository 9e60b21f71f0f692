# About: Divides by the number of layers.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: weights=other-variable biases=other-variable inputs=none
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta / len(weights)
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)
