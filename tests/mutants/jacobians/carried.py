# %% chain_doubled
# About: The cost is doubled, and so are its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=constant-factor
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return 2 * C, cache


def chain_backward(cache):
    return tuple(2 * g for g in right_chain_backward(cache))


# %% chain_mean
# About: The mean over the outputs, and its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return C / w3.size, (cache, w3.size)


def chain_backward(cache):
    inner, n = cache
    return tuple(g / n for g in right_chain_backward(inner))


# %% chain_negative
# About: The cost has the other sign, and so have its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=sign
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return -C, cache


def chain_backward(cache):
    return tuple(-g for g in right_chain_backward(cache))


# %% chain_squared_outputs
# About: The last weights meet the squares of z.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    return w3 @ z**2, (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dz = 2 * w3 * z
    dy = W2.T @ dz
    return W1.T @ dy, np.outer(dy, x), np.outer(dz, y), z**2


# %% chain_with_sigmoid
# About: A sigmoid between the layers, differentiated as it has to be.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    y = 1 / (1 + np.exp(-(W1 @ x)))
    z = W2 @ y
    return w3 @ z, (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    da = dy * y * (1 - y)
    return W1.T @ da, np.outer(da, x), np.outer(w3, y), z


# %% parts_tensors
# About: Every sheet of the tensor is filled; the chain goes through the tensors.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=every-slice-filled
def weight_jacobian(W, y):
    return np.zeros((len(W), len(W), len(y))) + y


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    dW1 = right_tensor_vjp(weight_jacobian(W1, x), dy)
    return W1.T @ dy, dW1, right_tensor_vjp(weight_jacobian(W2, y), w3), z


# %% parts_vjp_and_weight_gradient
# About: Two parts are wrong, and the chain is made of both.
# Loses: vjp.dx vjp.inputs weight_gradient.dW weight_gradient.inputs
# Mistake: dx=none dW=constant-factor
def vjp(jacobian, upstream):
    return jacobian.T @ upstream / len(upstream)


def weight_gradient(upstream, y):
    return 0.5 * np.outer(upstream, y)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)
    return vjp(W1, dy), weight_gradient(dy, x), weight_gradient(w3, y), z


# %% parts_vjp_negative
# About: vjp has the wrong sign; what is made of it is right but for that.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=sign
def vjp(jacobian, upstream):
    return -(jacobian.T @ upstream)


def tensor_vjp(jacobian, upstream):
    flat = vjp(jacobian.reshape(len(jacobian), -1), upstream)
    return flat.reshape(jacobian.shape[1:])


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)
    return vjp(W1, dy), np.outer(dy, x), np.outer(w3, y), z


# %% parts_weight_gradient_doubled
# About: weight_gradient is twice as large as it should be; the chain calls it.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=constant-factor
def weight_gradient(upstream, y):
    return 2 * np.outer(upstream, y)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    return W1.T @ dy, weight_gradient(dy, x), weight_gradient(w3, y), z
