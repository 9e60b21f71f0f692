# About: Weights so large that every neuron is saturated.
# Loses: train.accuracy
# Mistake: accuracy=learns-too-little
def learn(network, data, epochs, batch_size, eta, rng, step=right_update_mini_batch):
    for _ in range(epochs):
        shuffled = [data[i] for i in rng.permutation(len(data))]
        for start in range(0, len(data), batch_size):
            network = step(*network, shuffled[start : start + batch_size], eta)
    return network


def drawn(sizes, rng):
    weights = [rng.standard_normal((n, k)) / np.sqrt(k) for k, n in zip(sizes, sizes[1:])]
    return weights, [np.zeros((n, 1)) for n in sizes[1:]]


def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = drawn(sizes, rng)
    return learn(([300 * w for w in weights], biases), data, epochs, batch_size, eta, rng)
