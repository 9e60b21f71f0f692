# About: Returns the steps.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: gradient-for-parameters
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta / len(mini_batch)
    return [rate * d for d in nabla_w], [rate * d for d in nabla_b]
