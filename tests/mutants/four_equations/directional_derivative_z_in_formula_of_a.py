# About: The formula for a, applied to z.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: input-for-activation
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), z * (1 - z) * dz
    return float(np.sum((a - y) * da))
