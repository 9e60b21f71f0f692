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
