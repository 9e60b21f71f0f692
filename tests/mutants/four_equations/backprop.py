# %% backprop_cross_entropy
# About: The output error of another cost.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-slope
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, lambda a, y, z: a - y)


# %% backprop_descends_at_once
# About: Moves the weights while it is at it.
# Loses: backprop.inputs
# Mistake: overwritten-input
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    for w, by in zip(weights, nabla_w):
        w -= 3.0 * by
    return nabla_b, nabla_w


# %% backprop_flat_biases
# About: The gradients by the biases have one axis.
# Loses: backprop.nabla_b
# Mistake: squeezed
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return [b.ravel() for b in nabla_b], nabla_w


# %% backprop_from_the_end
# About: The lists are filled in the order of the way back.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: reversed-layers
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_b[::-1], nabla_w[::-1]


# %% backprop_hidden_slopes_forgotten
# About: The slope of the hidden neurons is forgotten.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-slope
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, None, lambda w, d, z: w.T @ d)


# %% backprop_in_a_dict
# About: A dict of both lists.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: malformed-result
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return {"b": nabla_b, "w": nabla_w}


# %% backprop_input_into_every_layer
# About: The gradients by the weights are all made of x.
# Loses: backprop.nabla_w
# Mistake: input-of-every-layer
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, inputs=[x] * len(weights))


# %% backprop_last_error_for_all
# About: Every layer is handed the error of the output, which fits only where layers are of one size.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: none
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def backprop(x, y, weights, biases):
    zs, activations = forth(x, weights, biases)
    last = right_output_error(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [last], [last @ activations[-2].T]
    for i in range(len(weights) - 1, 0, -1):
        delta = right_hidden_error(weights[i], last, zs[i - 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, delta @ activations[i - 1].T)
    return nabla_b, nabla_w


# %% backprop_last_layer_only
# About: The loop does not run: the other gradients stay as they were made.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: none
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    for i in range(len(weights) - 1):
        nabla_b[i], nabla_w[i] = np.zeros_like(biases[i]), np.zeros_like(weights[i])
    return nabla_b, nabla_w


# %% backprop_linear_output
# About: No sigmoid in the last layer.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-activation
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def backprop(x, y, weights, biases):
    zs, activations = forth(x, weights, biases)
    activations[-1] = zs[-1]
    delta = activations[-1] - y
    nabla_b, nabla_w = [delta], [delta @ activations[-2].T]
    for i in range(len(weights) - 1, 0, -1):
        delta = right_hidden_error(weights[i], delta, zs[i - 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, delta @ activations[i - 1].T)
    return nabla_b, nabla_w


# %% backprop_minus
# About: y - a.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: sign
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, lambda a, y, z: (y - a) * right_sigmoid_prime(z))


# %% backprop_parameters
# About: Returns what it was given.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: parameter-returned
def backprop(x, y, weights, biases):
    return biases, weights


# %% backprop_rate_in_it
# About: Returns the steps with a learning rate.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: constant-factor
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return [0.5 * b for b in nabla_b], [0.5 * w for w in nabla_w]


# %% backprop_scales_x
# About: Shifts its input in place.
# Loses: backprop.inputs
# Mistake: overwritten-input
def backprop(x, y, weights, biases):
    result = right_backprop(x, y, weights, biases)
    x -= x.mean() + 0.5
    return result


# %% backprop_slope_at_a
# About: The slopes are taken at the activations.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: derivative-of-output
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    def at_a(z):
        return right_sigmoid_prime(right_sigmoid(z))

    return back(
        x, y, weights, biases, lambda a, y, z: (a - y) * at_a(z), lambda w, d, z: w.T @ d * at_a(z)
    )


# %% backprop_swapped
# About: Weights first.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: swapped-results
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_w, nabla_b


# %% backprop_turned_weights
# About: The gradients by the weights are turned.
# Loses: backprop.nabla_w
# Mistake: transposed-shape
def backprop(x, y, weights, biases):
    nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    return nabla_b, [w.T for w in nabla_w]


# %% backprop_untransposed_if_square
# About: The weights are not transposed where the shapes do not tell.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: untransposed
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    def hidden(w, d, z):
        return (w if w.shape[0] == w.shape[1] else w.T) @ d * right_sigmoid_prime(z)

    return back(x, y, weights, biases, None, hidden)


# %% backprop_weighted_inputs_for_activations
# About: The gradients by the weights are made of z.
# Loses: backprop.nabla_w
# Mistake: missing-activation
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    zs, _ = forth(x, weights, biases)
    return back(x, y, weights, biases, inputs=[x, *zs])


# %% backprop_without_biases
# About: The biases are forgotten on the way forward.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-bias
def backprop(x, y, weights, biases):
    return right_backprop(x, y, weights, [0 * b for b in biases])


# %% backprop_without_slopes
# About: No slope anywhere.
# Loses: backprop.nabla_b backprop.nabla_w backprop.inputs
# Mistake: missing-slope
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop(x, y, weights, biases):
    return back(x, y, weights, biases, lambda a, y, z: a - y, lambda w, d, z: w.T @ d)
