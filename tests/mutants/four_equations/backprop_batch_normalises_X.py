# About: Centres the batch in place, for the sake of training.
# Loses: backprop_batch.inputs
# Mistake: overwritten-input
def backprop_batch(X, Y, weights, biases):
    result = right_backprop_batch(X, Y, weights, biases)
    X -= X.mean() + 0.25
    return result
