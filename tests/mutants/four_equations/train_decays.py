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
