# About: Returns the cost.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: none
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = x
    for w, b in zip(weights, biases):
        a = right_sigmoid(w @ a + b)
    return 0.5 * float(np.sum((a - y) ** 2))
