# About: Leaves the weights where the direction leads.
# Loses: directional_derivative.inputs
# Mistake: overwritten-input
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    result = right_directional_derivative(x, y, weights, biases, dweights, dbiases)
    for w, dw in zip(weights, dweights):
        w += dw
    return result
