# About: A step after each sample.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: moved-in-between
def update_mini_batch(weights, biases, mini_batch, eta):
    for x, y in mini_batch:
        nabla_b, nabla_w = right_backprop(x, y, weights, biases)
        weights = [w - eta / len(mini_batch) * nabla for w, nabla in zip(weights, nabla_w)]
        biases = [b - eta / len(mini_batch) * nabla for b, nabla in zip(biases, nabla_b)]
    return weights, biases
