# About: One number an output.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: outputs-not-summed
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return (a - y) * da
