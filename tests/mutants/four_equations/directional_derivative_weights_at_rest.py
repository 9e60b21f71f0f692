# About: The weights are taken for constants.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: half-product-rule
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((a - y) * da))
