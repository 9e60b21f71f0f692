# %% train_biases_at_rest
# About: New biases are thrown away.
# Loses: train.descent
# Mistake: biases-at-rest
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch_size):
            batch = [data[i] for i in order[start : start + batch_size]]
            weights, _unused = right_update_mini_batch(weights, biases, batch, eta)
    return weights, biases


# %% train_decays
# About: A little weight decay.
# Loses: train.descent
# Mistake: other-descent
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch_size):
            batch = [data[i] for i in order[start : start + batch_size]]
            weights, biases = right_update_mini_batch(weights, biases, batch, eta)
            weights = [(1 - 1e-3 * eta) * w for w in weights]
    return weights, biases


# %% train_drops_the_last_batch
# About: What does not fill a batch is left out.
# Loses: train.descent
# Mistake: samples-left-out
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data) - batch_size + 1, batch_size):
            batch = [data[i] for i in order[start : start + batch_size]]
            weights, biases = right_update_mini_batch(weights, biases, batch, eta)
    return weights, biases


# %% train_first_batch_only
# About: The same first samples again and again.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=samples-left-out
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
    return learn(drawn(sizes, rng), data[:batch_size], epochs, batch_size, eta, rng)


# %% train_flat_biases
# About: Biases with one axis.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=malformed-result descent=malformed-result
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
    weights, biases = learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)
    return weights, [b.ravel() for b in biases]


# %% train_global_generator
# About: Draws from the global generator.
# Loses: train.rng
# Mistake: not-reproducible
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
    other = np.random.default_rng(np.random.randint(2**31))
    return learn(drawn(sizes, other), data, epochs, batch_size, eta, other)


# %% train_global_shuffle
# About: Weights from rng, the order from the global generator.
# Loses: train.rng
# Mistake: not-reproducible
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
    return learn(drawn(sizes, rng), data, epochs, batch_size, eta, np.random.default_rng())


# %% train_huge_weights
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


# %% train_labels_lost
# About: The targets are taken from the wrong samples.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=other-descent
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
    data = [(x, data[i - 1][1]) for i, (x, _) in enumerate(data)]
    return learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)


# %% train_nothing_returned
# About: Trains and returns nothing.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=malformed-result descent=malformed-result
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
    learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)


# %% train_one_epoch
# About: A single epoch.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=wrong-step-size
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
    return learn(drawn(sizes, rng), data, 1, batch_size, eta, rng)


# %% train_ones
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


# %% train_order_of_its_own
# About: The order of the samples comes from a seed of its own.
# Loses: train.rng
# Mistake: randomness-ignored
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    own = np.random.default_rng(0)
    for _ in range(epochs):
        order = own.permutation(len(data))
        for start in range(0, len(data), batch_size):
            batch = [data[i] for i in order[start : start + batch_size]]
            weights, biases = right_update_mini_batch(weights, biases, batch, eta)
    return weights, biases


# %% train_returns_in_the_loop
# About: Returns at the end of the first epoch.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=wrong-step-size
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
    network = drawn(sizes, rng)
    for _ in range(epochs):
        network = learn(network, data, 1, batch_size, eta, rng)
        return network
    return network


# %% train_seed_of_its_own
# About: Makes a generator of its own with a fixed seed.
# Loses: train.rng
# Mistake: randomness-ignored
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
    rng = np.random.default_rng(0)
    return learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)


# %% train_shuffles_the_data
# About: The list that it is given is shuffled itself.
# Loses: train.inputs
# Mistake: inputs=overwritten-input
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    for _ in range(epochs):
        rng.shuffle(data)
        for start in range(0, len(data), batch_size):
            weights, biases = right_update_mini_batch(weights, biases, data[start : start + batch_size], eta)
    return weights, biases


# %% train_starts_again
# About: Draws new weights in each epoch.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=wrong-step-size
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
    for _ in range(epochs):
        network = learn(drawn(sizes, rng), data, 1, batch_size, eta, rng)
    return network


# %% train_swapped
# About: Biases first.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=malformed-result descent=malformed-result
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
    weights, biases = learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)
    return biases, weights


# %% train_turned
# About: Weights with rows and columns exchanged.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=malformed-result descent=malformed-result
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
    weights, biases = learn(drawn(sizes, rng), data, epochs, batch_size, eta, rng)
    return [w.T for w in weights], biases


# %% train_two_layers_only
# About: Written down for one hidden layer.
# Loses: train.descent
# Mistake: descent=none
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    if len(sizes) != 3:
        raise ValueError("one hidden layer")
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch_size):
            batch = [data[i] for i in order[start : start + batch_size]]
            weights, biases = right_update_mini_batch(weights, biases, batch, eta)
    return weights, biases


# %% train_untrained
# About: Returns the network it begins with.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=nothing-moved
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
    return drawn(sizes, rng)


# %% train_uphill
# About: Every step goes up.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=uphill
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
    return learn(drawn(sizes, rng), data, epochs, batch_size, -eta, rng)


# %% train_whole_data
# About: One step an epoch with all the data.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=wrong-step-size
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
    return learn(drawn(sizes, rng), data, epochs, len(data), eta, rng)


# %% train_with_replacement
# About: Batches drawn anew each time, as many as an epoch has.
# Loses: train.descent
# Mistake: samples-left-out
def train(data, sizes, epochs, batch_size, eta, rng):
    weights, biases = [], []
    for k, n in zip(sizes, sizes[1:]):
        weights.append(rng.standard_normal((n, k)) / np.sqrt(k))
        biases.append(np.zeros((n, 1)))
    for _ in range(epochs * -(-len(data) // batch_size)):
        chosen = rng.integers(0, len(data), batch_size)
        weights, biases = right_update_mini_batch(weights, biases, [data[i] for i in chosen], eta)
    return weights, biases


# %% train_without_mean
# About: Steps of eta times the sum.
# Loses: train.accuracy train.descent train.rng train.inputs
# Mistake: accuracy=learns-too-little descent=wrong-step-size
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
    return learn(drawn(sizes, rng), data, epochs, batch_size, eta * batch_size, rng)


# %% train_zeros
# About: Starts from zeros: all hidden neurons stay alike, but shuffling is random.
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
    network = [np.zeros((n, k)) for k, n in zip(sizes, sizes[1:])], [np.zeros((n, 1)) for n in sizes[1:]]
    return learn(network, data, epochs, batch_size, eta, rng)
