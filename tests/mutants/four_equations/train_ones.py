# About: Starts from ones.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=equal-start
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
    network = [np.ones((n, k)) for k, n in zip(sizes, sizes[1:])], [np.zeros((n, 1)) for n in sizes[1:]]
    return learn(network, data, epochs, batch_size, eta, rng)
