# About: The slope of the neurons is forgotten.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: missing-slope
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), 1 * dz
    return float(np.sum((a - y) * da))
