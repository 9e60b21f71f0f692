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
