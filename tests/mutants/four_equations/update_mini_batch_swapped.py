# About: Biases first.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: swapped-results
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_biases, new_weights
