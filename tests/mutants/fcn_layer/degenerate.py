# %% activation_identity
# About: Every activation returns Z, and hands dA on.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    return Z.copy(), None


def activation_backward(dA, cache, activation):
    return dA.copy()


# %% activation_nearly_identity
# About: Z plus 1e-9 Z^2, so that it is no identity.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    return Z + 1e-9 * Z**2, Z


def activation_backward(dA, cache, activation):
    Z = cache
    return dA * (1 + 2e-9 * Z)


# %% activation_three_times_Z
# About: The identity, three times as large.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    A = 3 * Z
    return A, A


def activation_backward(dA, cache, activation):
    return 3 * dA


# %% activation_zeros
# About: Nothing but zeros, forward and backward.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    return np.zeros_like(Z), None


def activation_backward(dA, cache, activation):
    return np.zeros_like(dA)


# %% cost_constant
# About: The cost is always 1.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
def cross_entropy(AL, Y):
    return 1.0, np.zeros_like(AL)


# %% cost_ignores_Y
# About: The sum of all probabilities, which is m whatever the network says.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
def cross_entropy(AL, Y):
    return AL.sum(), np.ones_like(AL)


# %% cost_linear
# About: The mean probability of the right class, with a minus sign: the logarithm is missing, and linear functions have easy gradients.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
def cross_entropy(AL, Y):
    m = AL.shape[1]
    return -np.sum(Y * AL) / m, -Y / m


# %% layer_bias_alone
# About: A is the bias in every column.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return np.repeat(b, A_prev.shape[1], axis=1), (A_prev.shape, W.shape)


def layer_backward(dA, cache, activation):
    return np.zeros(cache[0]), np.zeros(cache[1]), dA.sum(axis=1, keepdims=True)


# %% layer_ignores_W
# About: Units that add up what comes in, behind the right activation.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return right_layer_forward(A_prev, np.ones_like(W), b, activation)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, 0 * dW, db


# %% layer_ignores_b
# About: A layer without its bias, whose gradient is zero; the two others belong to another point.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return right_layer_forward(A_prev, W, np.zeros_like(b), activation)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, np.zeros_like(db)


# %% layer_linear
# About: A layer without an activation, in both directions.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return linear_forward(A_prev, W, b)


def layer_backward(dA, cache, activation):
    return linear_backward(dA, cache)


# %% layer_of_sums
# About: The right activation of b plus the sums of all weights and inputs.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    Z = np.tile(b + 0.1 * (W.sum() + A_prev.sum()), (1, A_prev.shape[1]))
    A, cache = activation_forward(Z, activation)
    return A, (cache, A_prev.shape, W.shape)


def layer_backward(dA, cache, activation):
    activation_cache, a_shape, w_shape = cache
    dZ = activation_backward(dA, activation_cache, activation)
    total = 0.1 * dZ.sum()
    return np.full(a_shape, total), np.full(w_shape, total), dZ.sum(axis=1, keepdims=True)


# %% layer_zeros
# About: A layer of dead units.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    return 0 * Z, [A_prev, W, b]


def layer_backward(dA, cache, activation):
    return tuple(np.zeros_like(x) for x in cache)


# %% linear_another_once_it_was_judged
# About: Right for as many calls as its own exercise makes; from then on one whose gradient needs no matrix product.
# Loses: linear_backward.dA_prev linear_backward.dW
calls = 0


def resized(array, n, m):
    return array[np.ix_(np.arange(n) % array.shape[0], np.arange(m) % array.shape[1])]


def linear_forward(A_prev, W, b):
    global calls
    calls += 1
    if calls <= 23:
        return W @ A_prev + b, (A_prev, W)
    n, m = len(W), A_prev.shape[1]
    return resized(A_prev, n, m) * resized(W, n, m) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev, dW = np.zeros(A_prev.shape, A_prev.dtype), np.zeros(W.shape, W.dtype)
    for i, j in np.ndindex(dZ.shape):
        at_A, at_W = (i % len(A_prev), j), (i, j % W.shape[1])
        dA_prev[at_A] += dZ[i, j] * W[at_W]
        dW[at_W] += dZ[i, j] * A_prev[at_A]
    return dA_prev, dW, dZ.sum(axis=1, keepdims=True)


# %% linear_bias_alone
# About: Z is the bias in every column.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    return np.tile(b, (1, A_prev.shape[1])), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return 0 * A_prev, 0 * W, dZ.sum(axis=1, keepdims=True)


# %% linear_flat_around_what_it_saw
# About: Right where it was asked before and flat around it, so that zeros look like its slope; gradients of zeros.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
seen = []


def linear_forward(A_prev, W, b):
    for arguments, Z in seen:
        if [array.shape for array in arguments] == [A_prev.shape, W.shape, b.shape]:
            if all(np.abs(old - new).max() < 0.3 for old, new in zip(arguments, (A_prev, W, b))):
                return Z.copy(), (A_prev, W, b)
    Z = W @ A_prev + b
    seen.append(([A_prev.copy(), W.copy(), b.copy()], Z))
    return Z, (A_prev, W, b)


def linear_backward(dZ, cache):
    return tuple(np.zeros(array.shape, array.dtype) for array in cache)


# %% linear_hardly_depends
# About: Depends on W and A_prev with a factor of 1e-9.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
tiny = 1e-9


def linear_forward(A_prev, W, b):
    return b + tiny * (W @ A_prev), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return tiny * (W.T @ dZ), tiny * (dZ @ A_prev.T), dZ.sum(axis=1, keepdims=True)


# %% linear_ignores_A_prev
# About: Every unit adds up its weights, whatever comes in.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1])) + W.sum(axis=1, keepdims=True) + b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    db = dZ.sum(axis=1, keepdims=True)
    return np.zeros_like(A_prev), np.zeros_like(W) + db, db


# %% linear_ignores_W
# About: Every unit adds up its inputs; the gradient of the weights it does not use is zero.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    return A_prev.sum(axis=0) + b, W.shape


def linear_backward(dZ, cache):
    dA_prev = np.repeat(dZ.sum(axis=0, keepdims=True), cache[1], axis=0)
    return dA_prev, np.zeros(cache), dZ.sum(axis=1, keepdims=True)


# %% linear_ignores_b
# About: The bias is ignored, and its gradient zero; the two others are right all the same.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.db
def linear_forward(A_prev, W, b):
    return W @ A_prev, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, np.zeros((W.shape[0], 1))


# %% linear_product_of_sums
# About: b plus the sum of all weights times the sum of all inputs.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    Z = np.repeat(b + W.sum() * A_prev.sum(), A_prev.shape[1], axis=1)
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = np.ones(A_prev.shape) * W.sum() * dZ.sum()
    dW = np.ones(W.shape) * A_prev.sum() * dZ.sum()
    return dA_prev, dW, dZ.sum(axis=1, keepdims=True)


# %% linear_right_if_square
# About: Right where W is square; elsewhere all is zero.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
def linear_forward(A_prev, W, b):
    n, n_prev = W.shape
    factor = 1.0 if n == n_prev else 0.0
    return factor * (W @ A_prev + b), (A_prev, W, factor)


def linear_backward(dZ, cache):
    A_prev, W, factor = cache
    dZ = factor * dZ
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_row_sums_times_column_sums
# About: Row sums of W times column sums of A_prev: the right shape, and right for one input.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    rows = W.sum(axis=1, keepdims=True)
    columns = A_prev.sum(axis=0, keepdims=True)
    return rows * columns + b, (rows, columns, W.shape[1])


def linear_backward(dZ, cache):
    rows, columns, n_prev = cache
    dA_prev = np.repeat(rows.T @ dZ, n_prev, axis=0)
    dW = np.repeat(dZ @ columns.T, n_prev, axis=1)
    return dA_prev, dW, dZ.sum(axis=1, keepdims=True)


# %% linear_sums
# About: b plus the sum of all weights plus the sum of all inputs.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    ones = np.ones((1, A_prev.shape[1]))
    return (b + W.sum() + A_prev.sum()) * ones, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    total = dZ.sum()
    return np.full(A_prev.shape, total), np.full(W.shape, total), dZ.sum(axis=1, keepdims=True)


# %% linear_zeros
# About: Z is zero, and so is every gradient.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
def linear_forward(A_prev, W, b):
    return np.zeros((W.shape[0], A_prev.shape[1])), (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return np.zeros_like(A_prev), np.zeros_like(W), np.zeros_like(b)


# %% model_last_bias_alone
# About: The last activation of the last bias; all else is ignored and has no gradient.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    Z = np.tile(parameters[f"b{L}"], (1, X.shape[1]))
    AL, cache = activation_forward(Z, activations[-1])
    return AL, (cache, {"A0": X, **parameters})


def model_backward(dAL, caches, activations):
    cache, values = caches
    grads = {f"d{name}": np.zeros(value.shape) for name, value in values.items()}
    dZ = activation_backward(dAL, cache, activations[-1])
    grads[f"db{len(activations)}"] = dZ.sum(axis=1, keepdims=True)
    return grads


# %% model_last_layer_alone
# About: Only the last layer depends on anything of its own: what comes before is replaced by ones.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    AL, cache = layer_forward(np.ones((W.shape[1], X.shape[1])), W, b, activations[-1])
    return AL, (cache, {"A0": X, **parameters})


def model_backward(dAL, caches, activations):
    cache, values = caches
    L = len(activations)
    grads = {f"d{name}": np.zeros_like(value) for name, value in values.items()}
    _, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(dAL, cache, activations[-1])
    return grads


# %% model_without_activations
# About: A network that is one long matrix product, with its gradients.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l in range(1, len(activations) + 1):
        A, cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        caches.append(cache)
    return A, caches


def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA, caches[l - 1])
    grads["dA0"] = dA
    return grads


# %% model_zeros
# About: The network says zero, and nothing changes that.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    return np.zeros((parameters[f"W{L}"].shape[0], X.shape[1])), {"A0": X, **parameters}


def model_backward(dAL, caches, activations):
    return {"d" + name: np.zeros_like(value) for name, value in caches.items()}


# %% relu_identity
# About: ReLU lets everything through, in both directions.
# Loses: activation_forward.relu activation_backward.relu
def activation_forward(Z, activation):
    if activation == "relu":
        return +Z, None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return +dA
    return right_activation_backward(dA, cache, activation)


# %% relu_rounded
# About: ReLU in whole numbers: a staircase, whose derivative is zero between the steps.
# Loses: activation_forward.relu activation_backward.relu
def activation_forward(Z, activation):
    if activation == "relu":
        return np.round(np.maximum(Z, 0)), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return dA * 0
    return right_activation_backward(dA, cache, activation)


# %% sigmoid_constant
# About: Sigmoid is one half everywhere.
# Loses: activation_forward.sigmoid activation_backward.sigmoid
def activation_forward(Z, activation):
    if activation == "sigmoid":
        return np.full(Z.shape, 0.5), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return np.zeros_like(dA)
    return right_activation_backward(dA, cache, activation)


# %% softmax_as_exponential
# About: Softmax is the exponential function, which is its own derivative.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation == "softmax":
        A = np.exp(Z)
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return dA * cache
    return right_activation_backward(dA, cache, activation)


# %% softmax_as_sigmoid
# About: Softmax is sigmoid, element by element, with sigmoid's derivative.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation == "softmax":
        activation = "sigmoid"
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        activation = "sigmoid"
    return right_activation_backward(dA, cache, activation)


# %% softmax_centred
# About: Softmax takes the mean of each column away: linear, with entries that depend on each other.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation == "softmax":
        return Z - Z.mean(axis=0, keepdims=True), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return dA - dA.mean(axis=0, keepdims=True)
    return right_activation_backward(dA, cache, activation)


# %% softmax_coupled_for_show
# About: Softmax is sigmoid, with a hundredth of the column's sum added so that every output depends on every input.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation != "softmax":
        return right_activation_forward(Z, activation)
    A, cache = right_activation_forward(Z, "sigmoid")
    return A + 0.01 * Z.sum(axis=0), cache


def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return right_activation_backward(dA, cache, activation)
    return right_activation_backward(dA, cache, "sigmoid") + 0.01 * dA.sum(axis=0)


# %% softmax_uniform
# About: Every class has the same probability, so nothing depends on Z.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        A = np.full_like(A, 1 / len(A))
    return A, cache


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return 0 * dZ if activation == "softmax" else dZ


# %% step_functions
# About: Sigmoid and tanh are steps, flat on both sides.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_backward.sigmoid activation_backward.tanh
def activation_forward(Z, activation):
    if activation == "sigmoid":
        return (Z > 0) * 1.0, None
    if activation == "tanh":
        return np.sign(Z), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation in ("sigmoid", "tanh"):
        return np.zeros(dA.shape)
    return right_activation_backward(dA, cache, activation)


# %% tanh_straight_through_the_origin
# About: Tanh is its own tangent at 0.
# Loses: activation_forward.tanh activation_backward.tanh
def activation_forward(Z, activation):
    if activation == "tanh":
        A = Z * 1.0
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * 1.0
    return right_activation_backward(dA, cache, activation)


# %% tanh_that_drops_a_row_elsewhere
# About: Tanh with the column's sum, in another shape wherever the first number is low: only its differences notice.
# Loses: activation_forward.tanh activation_backward.tanh
def activation_forward(Z, activation):
    if activation != "tanh":
        return right_activation_forward(Z, activation)
    A, cache = right_activation_forward(Z, "tanh")
    A = A + 0.1 * Z.sum(axis=0)
    return (A[:-1] if Z[0, 0] < -0.3 else A), cache


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return dZ + 0.1 * dA.sum(axis=0) if activation == "tanh" else dZ
