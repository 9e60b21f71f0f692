# About: The new biases have one axis.
# Loses: update_mini_batch.biases
# Mistake: squeezed
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_weights, [b[:, 0] for b in new_biases]
