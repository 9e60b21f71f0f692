# About: The weights stay where they are.
# Loses: update_mini_batch.weights
# Mistake: nothing-moved
def update_mini_batch(weights, biases, mini_batch, eta):
    _, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return weights, new_biases
