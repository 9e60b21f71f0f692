# About: Builds each sample's softmax Jacobian; differentiates tanh from Z; her data file stayed at home.
# Expect: full
# %%
data = np.load("my_data.npz")
X_mine, Y_mine = data["X"], data["Y"]
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = np.empty_like(Z)
        up = Z >= 0
        A[up] = 1 / (1 + np.exp(-Z[up]))
        A[~up] = np.exp(Z[~up]) / (1 + np.exp(Z[~up]))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = (np.abs(Z) + Z) / 2
    elif activation == "softmax":
        A = np.empty_like(Z)
        for i in range(Z.shape[1]):
            e = np.exp(Z[:, i] - Z[:, i].max())
            A[:, i] = e / e.sum()
    return A, (Z, A)
# %%
def activation_backward(dA, cache, activation):
    Z, A = cache
    if activation == "sigmoid":
        dZ = dA * A * (1 - A)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "softmax":
        dZ = np.empty_like(dA)
        for i in range(dA.shape[1]):
            a = A[:, [i]]
            jacobian = np.diagflat(a) - a @ a.T
            dZ[:, [i]] = jacobian.T @ dA[:, [i]]
    return dZ
# %%
J_history = []
X_mine = X_mine / 255.0
# %%
def layer_forward(A_prev, W, b, activation):
    Z = W.dot(A_prev) + b
    A, kept = activation_forward(Z, activation)
    return A, (A_prev, W, kept)
# %%
def layer_backward(dA, cache, activation):
    A_prev, W, kept = cache
    dZ = activation_backward(dA, kept, activation)
    dW = dZ.dot(A_prev.T)
    db = dZ.dot(np.ones((dZ.shape[1], 1)))
    dA_prev = W.T.dot(dZ)
    assert dW.shape == W.shape
    return dA_prev, dW, db
# %%
def model_forward(X, parameters, activations):
    L = len(parameters) // 2
    caches = {}
    A = X
    for l in range(1, L + 1):
        A, caches[l] = layer_forward(A, parameters["W%d" % l], parameters["b%d" % l], activations[l - 1])
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    L = len(caches)
    grads["dA%d" % L] = dAL
    for l in range(L, 0, -1):
        dA_prev, dW, db = layer_backward(grads["dA%d" % l], caches[l], activations[l - 1])
        grads["dA%d" % (l - 1)] = dA_prev
        grads["dW%d" % l] = dW
        grads["db%d" % l] = db
    return grads
