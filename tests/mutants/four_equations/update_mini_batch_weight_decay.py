# About: Shrinks the weights besides.
# Loses: update_mini_batch.weights
# Mistake: weight-decay
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return [w - 0.01 * old for w, old in zip(new_weights, weights)], new_biases
