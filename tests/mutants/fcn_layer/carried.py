# %% layer_of_half_Z
# About: The activation is taken of Z / 2, and the 1/2 comes back in dZ.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(0.5 * Z, activation)
    return A, (linear_cache, activation_cache)


def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = 0.5 * activation_backward(dA, activation_cache, activation)
    return linear_backward(dZ, linear_cache)


# %% layer_with_double_bias
# About: Adds the bias a second time, and doubles its gradient.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z + b, activation)
    return A, (linear_cache, activation_cache)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, 2 * db


# %% layer_with_threshold
# About: A layer that subtracts its bias, and differentiates accordingly.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign
def layer_forward(A_prev, W, b, activation):
    return right_layer_forward(A_prev, W, -b, activation)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, -db


# %% linear_threshold
# About: Subtracts b as a threshold, and db has the sign that goes with it.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: bias-sign
def linear_forward(A_prev, W, b):
    Z = W @ A_prev - b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    db = -np.sum(dZ, axis=1, keepdims=True)
    return W.T @ dZ, dZ @ A_prev.T, db


# %% linear_twice_the_product
# About: Counts the product twice, forward and backward.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    WA = W @ A_prev
    return WA + WA + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dWA = 2 * dZ
    return W.T @ dWA, dWA @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% model_of_half_weights
# About: Halves every W on the way forward, and every dW on the way back.
# Loses: model_forward.AL model_forward.inputs
# Mistake: none
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"] / 2, parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        gradients[f"dW{l}"], gradients[f"db{l}"] = dW / 2, db
    return gradients | {"dA0": dA}


# %% model_with_thresholds
# About: A network that subtracts its biases, forward and backward.
# Loses: model_forward.AL model_forward.inputs
# Mistake: bias-sign
def model_forward(X, parameters, activations):
    flipped = {name: -p if name.startswith("b") else p for name, p in parameters.items()}
    return right_model_forward(X, flipped, activations)


def model_backward(dAL, caches, activations):
    gradients = right_model_backward(dAL, caches, activations)
    for l in range(1, len(activations) + 1):
        gradients[f"db{l}"] = -gradients[f"db{l}"]
    return gradients


# %% relu_leaks
# About: A leaky ReLU, forward and backward.
# Loses: activation_forward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.where(Z > 0, Z, 0.1 * Z)
        cache = Z > 0
    return A, cache


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return np.where(cache, dA, 0.1 * dA)
    return right_activation_backward(dA, cache, activation)


# %% sigmoid_exponent_sign
# About: Sigmoid with the exponent's sign wrong; its derivative follows.
# Loses: activation_forward.sigmoid
# Mistake: exponent-sign
def activation_forward(Z, activation):
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(Z))
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return -dA * cache * (1 - cache)
    return right_activation_backward(dA, cache, activation)


# %% softmax_not_normalised
# About: Softmax without the division: the exponentials relative to the largest; their gradient reaches the largest, too.
# Loses: activation_forward.softmax
# Mistake: not-normalised
def activation_forward(Z, activation):
    if activation == "softmax":
        top = Z.argmax(axis=0)
        A = np.exp(Z - Z[top, np.arange(Z.shape[1])])
        return A, (A, top)
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        A, top = cache
        dZ = A * dA
        dZ[top, np.arange(len(top))] -= (A * dA).sum(axis=0)
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% softmax_of_half
# About: Softmax with a temperature of 2.
# Loses: activation_forward.softmax
# Mistake: none
T = 2.0


def activation_forward(Z, activation):
    if activation == "softmax":
        return right_activation_forward(Z / T, "softmax")
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return dZ / T if activation == "softmax" else dZ


# %% softmax_over_samples
# About: Softmax along the rows, forward and backward.
# Loses: activation_forward.softmax
# Mistake: softmax-over-samples
def activation_forward(Z, activation):
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        A = e / e.sum(axis=1, keepdims=True)
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        A = cache
        dZ = np.zeros_like(dA)
        for j in range(A.shape[0]):
            a = A[j]
            dZ[j] = (np.diag(a) - np.outer(a, a)) @ dA[j]
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% tanh_of_double
# About: Tanh of 2z, with the factor 2 in its derivative.
# Loses: activation_forward.tanh
# Mistake: none
def activation_forward(Z, activation):
    if activation == "tanh":
        A = np.tanh(2 * Z)
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        A = cache
        return 2 * dA * (1 - A ** 2)
    return right_activation_backward(dA, cache, activation)
