# %% directional_derivative_activations_at_rest
# About: The activations of the layer before are taken for constants.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: half-product-rule
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_biases_at_rest
# About: The biases are taken for constants.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: half-product-rule
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_long_step
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


# %% directional_derivative_mean
# About: A mean over the outputs.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: mean-over-outputs
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.mean((a - y) * da))


# %% directional_derivative_minus
# About: y - a at the end.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: sign
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((y - a) * da))


# %% directional_derivative_moves_the_weights
# About: Leaves the weights where the direction leads.
# Loses: directional_derivative.inputs
# Mistake: overwritten-input
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    result = right_directional_derivative(x, y, weights, biases, dweights, dbiases)
    for w, dw in zip(weights, dweights):
        w += dw
    return result


# %% directional_derivative_not_summed
# About: One number an output.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: outputs-not-summed
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return (a - y) * da


# %% directional_derivative_outputs_added
# About: The cost is not differentiated.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: cost-not-differentiated
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum(da))


# %% directional_derivative_product_of_changes
# About: Both factors move at once, dw with da.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: half-product-rule
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_slope_at_a
# About: The slope is taken at the activation.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: derivative-of-output
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(right_sigmoid(z)) * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_the_cost
# About: Returns the cost.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: none
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = x
    for w, b in zip(weights, biases):
        a = right_sigmoid(w @ a + b)
    return 0.5 * float(np.sum((a - y) ** 2))


# %% directional_derivative_twice
# About: The 1/2 of the cost is forgotten.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: constant-factor
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(2 * np.sum((a - y) * da))


# %% directional_derivative_weights_at_rest
# About: The weights are taken for constants.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: half-product-rule
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_without_slope
# About: The slope of the neurons is forgotten.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: missing-slope
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), 1 * dz
    return float(np.sum((a - y) * da))


# %% directional_derivative_without_target
# About: a for a - y.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: target-ignored
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), right_sigmoid_prime(z) * dz
    return float(np.sum(a * da))


# %% directional_derivative_z_in_formula_of_a
# About: The formula for a, applied to z.
# Loses: directional_derivative.derivative directional_derivative.inputs
# Mistake: input-for-activation
def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        z, dz = w @ a + b, dw @ a + w @ da + db
        a, da = right_sigmoid(z), z * (1 - z) * dz
    return float(np.sum((a - y) * da))
