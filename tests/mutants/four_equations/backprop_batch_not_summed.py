# About: The errors of all samples where their sum belongs.
# Loses: backprop_batch.nabla_b
# Mistake: not-summed
def backprop_batch(X, Y, weights, biases):
    return right_backprop(X, Y, weights, biases)
