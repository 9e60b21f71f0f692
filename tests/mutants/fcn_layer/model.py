# %% model_backward_activations_from_the_front
# About: Walks back through the caches, but forward through the names of the activations.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: reversed-layers
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for back, activation in enumerate(activations):
        l = len(activations) - back
        dA, dW, db = layer_backward(dA, caches[l - 1], activation)
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
    return grads


# %% model_backward_biases_flat
# About: Flattens every db.
# Loses: model_backward.db
# Mistake: squeezed
def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db.flatten()
    grads["dA0"] = dA
    return grads


# %% model_backward_course_mean
# About: Divides every dW and db by m once more, after the way back.
# Loses: model_backward.dW model_backward.db
# Mistake: extra-mean
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    m = dAL.shape[1]
    for key in grads:
        if key[:2] in ("dW", "db"):
            grads[key] = grads[key] / m
    return grads


# %% model_backward_dA0_of_layer_1
# About: Stores what arrives at the first layer as dA0, not what leaves it.
# Loses: model_backward.dA0
# Mistake: wrong-layer
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        grads[f"dA{l - 1}"] = dA
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads[f"dW{l}"], grads[f"db{l}"] = dW, db
    return grads


# %% model_backward_dAL_again
# About: Gives dAL to every layer that will take it, and dA to the others.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: upstream-not-passed-on
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        A = caches[l - 1][1]
        if A.shape == dAL.shape:
            dA = dAL
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads


# %% model_backward_dAL_into_every_layer
# About: Every layer is given dAL, which raises where the sizes do not fit.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_backward(dAL, caches, activations):
    grads = {}
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dAL, caches[l - 1], activations[l - 1])
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    grads["dA0"] = dA
    return grads


# %% model_backward_last_activation_left_out
# About: Takes dAL for the gradient in Z of the last layer, as with softmax and cost in one.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: missing-activation
def model_backward(dAL, caches, activations):
    grads = {}
    L = len(activations)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(dAL, caches[-1][0])
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads


# %% model_backward_learning_rate
# About: Multiplies dA0 by a learning rate.
# Loses: model_backward.dA0
# Mistake: constant-factor
learning_rate = 0.1


def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    grads["dA0"] = learning_rate * grads["dA0"]
    return grads


# %% model_backward_mean_at_the_start
# About: Divides dAL by m, though the cost has done so.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: extra-mean
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL / dAL.shape[1]
    for l in reversed(range(1, len(activations) + 1)):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads


# %% model_backward_minus
# About: Returns the steps, not the gradients: every dW and db has a minus sign.
# Loses: model_backward.dW model_backward.db
# Mistake: sign
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    return {k: -v if k[1] in "Wb" else v for k, v in grads.items()}


# %% model_backward_no_gradient_of_the_input
# About: "The data has no gradient": dA0 is None.
# Loses: model_backward.dA0
# Mistake: not-an-array
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    grads["dA0"] = None
    return grads


# %% model_backward_numbered_from_the_end
# About: Numbers the gradients in the order in which they are found: dW1 is that of the last layer.
# Loses: model_backward.dW model_backward.db
# Mistake: reversed-layers
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    number = 1
    for cache, activation in zip(caches[::-1], activations[::-1]):
        dA, grads[f"dW{number}"], grads[f"db{number}"] = layer_backward(dA, cache, activation)
        number += 1
    grads["dA0"] = dA
    return grads


# %% model_backward_scales_dAL
# About: Makes dAL sixteen times as large in place to see something in the plot, and takes it back in the results.
# Loses: model_backward.inputs
# Mistake: inputs=overwritten-input
def model_backward(dAL, caches, activations):
    dAL *= 16.0
    grads = right_model_backward(dAL, caches, activations)
    return {name: g / 16.0 for name, g in grads.items()}


# %% model_backward_stops_early
# About: range stops before layer 1, so that its gradients are missing.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: malformed-result
def model_backward(dAL, caches, activations):
    grads = {"dA" + str(len(activations)): dAL}
    for l in range(len(activations), 1, -1):
        dA = grads[f"dA{l}"]
        grads[f"dA{l-1}"], grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    return grads


# %% model_backward_third_layer_twice
# About: From three layers on, the gradient that leaves the third is doubled.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
        if l == 3:
            dA = dA + dA
    grads["dA0"] = dA
    return grads


# %% model_backward_transposed
# About: Returns every dW transposed, to match the weights of another library.
# Loses: model_backward.dW
# Mistake: transposed-shape
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    for l in range(1, len(activations) + 1):
        grads[f"dW{l}"] = grads[f"dW{l}"].T
    return grads


# %% model_backward_two_flat_mean
# About: Two mistakes in every db: a mean, and flat.
# Loses: model_backward.db
# Mistake: extra-mean+squeezed
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    m = dAL.shape[1]
    for l in range(len(activations)):
        grads[f"db{l + 1}"] = grads[f"db{l + 1}"][:, 0] / m
    return grads


# %% model_forward_X_into_every_layer
# About: Every layer is given X, which raises unless the sizes happen to fit.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_forward(X, parameters, activations):
    caches = right_model_forward(X, parameters, activations)[1]
    for l, activation in enumerate(activations, 1):
        A, _ = layer_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], activation)
    return A, caches


# %% model_forward_activations_reversed
# About: Takes the activations from the end of the list.
# Loses: model_forward.AL model_forward.inputs
# Mistake: reversed-layers
def model_forward(X, parameters, activations):
    _, caches = right_model_forward(X, parameters, activations)
    A = X
    for l, name in enumerate(reversed(activations), start=1):
        A, _ = layer_forward(A, parameters["W%d" % l], parameters["b%d" % l], name)
    return A, caches


# %% model_forward_caches_of_the_first_call
# About: A list as default argument: the caches of all calls pile up, and backward finds those of the first.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_forward(X, parameters, activations, caches=[]):
    A = X
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


# %% model_forward_keeps_A_in_parameters
# About: Stores the activations of every layer among the parameters.
# Loses: model_forward.inputs
# Mistake: inputs=overwritten-input
def model_forward(X, parameters, activations):
    caches = []
    parameters["A0"] = X
    for l in range(len(activations)):
        A, cache = layer_forward(parameters[f"A{l}"], parameters[f"W{l+1}"], parameters[f"b{l+1}"], activations[l])
        parameters[f"A{l+1}"] = A
        caches.append(cache)
    return A, caches


# %% model_forward_last_activation_left_out
# About: The last layer is linear.
# Loses: model_forward.AL model_forward.inputs
# Mistake: missing-activation
def model_forward(X, parameters, activations):
    A, caches = X, []
    L = len(activations)
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z, linear_cache = linear_forward(A, W, b)
        A, activation_cache = activation_forward(Z, activations[l - 1])
        caches.append((linear_cache, activation_cache))
    return Z, caches


# %% model_forward_last_activation_twice
# About: Applies the last activation once more to AL.
# Loses: model_forward.AL model_forward.inputs
# Mistake: repeated-activation
def model_forward(X, parameters, activations):
    A, caches = right_model_forward(X, parameters, activations)
    AL, _ = activation_forward(A, activations[-1])
    return AL, caches


# %% model_forward_last_layer_left_out
# About: range ends before the last layer.
# Loses: model_forward.AL model_forward.inputs
# Mistake: wrong-layer
def model_forward(X, parameters, activations):
    A = X
    for l in range(1, len(activations)):
        A, _ = layer_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activations[l - 1])
    return A, right_model_forward(X, parameters, activations)[1]


# %% model_forward_sigmoid_at_the_end
# About: The last layer is a sigmoid layer, whatever was asked for.
# Loses: model_forward.AL model_forward.inputs
# Mistake: wrong-activation
def model_forward(X, parameters, activations):
    L = len(activations)
    _, caches = right_model_forward(X, parameters, activations)
    A = X
    for l in range(1, L):
        A, _ = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations[l - 1])
    AL, _ = layer_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches


# %% model_forward_takes_activations_off_the_list
# About: Takes the names off the list it was given, from the front.
# Loses: model_forward.inputs
# Mistake: inputs=overwritten-input
def model_forward(X, parameters, activations):
    caches, l, A = [], 0, X
    while activations:
        l += 1
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations.pop(0))
        caches += [cache]
    return A, caches


# %% model_forward_without_biases
# About: Calls every layer with a bias of zero.
# Loses: model_forward.AL model_forward.inputs
# Mistake: missing-bias
def model_forward(X, parameters, activations):
    A = X
    for l, activation in enumerate(activations):
        W = parameters[f"W{l + 1}"]
        A, _ = layer_forward(A, W, np.zeros((W.shape[0], 1)), activation)
    return A, right_model_forward(X, parameters, activations)[1]
