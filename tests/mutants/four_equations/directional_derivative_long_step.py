# About: A difference with a step that shows.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: none
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    def cost(h):
        a = x
        for w, b, dw, db in zip(weights, biases, dweights, dbiases):
            a = right_sigmoid((w + h * dw) @ a + b + h * db)
        return 0.5 * float(np.sum((a - y) ** 2))

    return (cost(0.05) - cost(0)) / 0.05
