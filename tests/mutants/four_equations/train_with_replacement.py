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
