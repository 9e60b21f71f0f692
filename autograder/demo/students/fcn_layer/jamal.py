# About: Works in place, but always on his own copies.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    Z = W @ A_prev
    Z += b
    return Z, (A_prev.copy(), W.copy())
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = np.zeros((W.shape[0], 1))
    for column in dZ.T:
        db[:, 0] += column
    return W.T @ dZ, dZ @ A_prev.T, db
# %%
def activation_forward(Z, activation):
    A = Z.copy()
    if activation == "relu":
        A[A < 0] = 0
    elif activation == "tanh":
        np.tanh(A, out=A)
    elif activation == "sigmoid":
        A = np.clip(A, -500, 500)
        A = 1 / (1 + np.exp(-A))
    else:
        A -= A.max(axis=0)
        np.exp(A, out=A)
        A /= A.sum(axis=0)
    return A, (Z.copy(), A.copy())
# %%
def activation_backward(dA, cache, activation):
    Z, A = cache
    dZ = dA.copy()
    if activation == "relu":
        dZ *= Z >= 0
    elif activation == "tanh":
        dZ -= dZ * A * A
    elif activation == "sigmoid":
        dZ *= A
        dZ *= 1 - A
    else:
        dZ -= (dA * A).sum(axis=0)
        dZ *= A
    return dZ
# %%
def layer_forward(A_prev, W, b, activation):
    Z, c = linear_forward(A_prev, W, b)
    A, d = activation_forward(Z, activation)
    return A, c + d
# %%
def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, cache[2:], activation)
    return linear_backward(dZ, cache[:2])
# %%
def cross_entropy(AL, Y):
    m = AL.shape[1]
    hit = Y > 0
    safe = AL[hit]
    safe[safe < 1e-12] = 1e-12
    dAL = np.zeros_like(AL)
    dAL[hit] = -1 / (m * safe)
    return -np.log(safe).sum() / m, dAL
# %%
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l in range(len(activations)):
        A, c = layer_forward(A, parameters[f"W{l + 1}"], parameters[f"b{l + 1}"], activations[l])
        caches.append(c)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    caches = list(caches)
    grads, dA = {}, dAL.copy()
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches.pop(), activations[l - 1])
    grads["dA0"] = dA
    return grads
