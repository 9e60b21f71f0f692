# About: The loop does not run: the other gradients stay as they were made.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: none
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    for i in range(len(weights) - 1):
        nabla_b[i], nabla_w[i] = np.zeros_like(biases[i]), np.zeros_like(weights[i])
    return nabla_b, nabla_w
