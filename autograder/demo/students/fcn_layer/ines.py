# About: Casts everything to float64 first, then trains a small network at the end.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    A_prev = np.array(A_prev, dtype=np.float64)
    W = np.array(W, dtype=np.float64)
    Z = np.matmul(W, A_prev) + np.array(b, dtype=np.float64)
    return Z, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dZ = np.array(dZ, dtype=np.float64)
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T), np.add.reduce(dZ, axis=1, keepdims=True)
# %%
def activation_forward(Z, activation):
    Z = np.asarray(Z, dtype=np.float64)
    if activation == "softmax":
        E = np.exp(Z - Z.max(0))
        A = E / E.sum(0)
    else:
        with np.errstate(over="ignore"):
            A = {
                "sigmoid": lambda: 1 / (1 + np.exp(-Z)),
                "tanh": lambda: np.tanh(Z),
                "relu": lambda: np.maximum(0.0, Z),
            }[activation]()
    return A, A.copy()
# %%
def activation_backward(dA, cache, activation):
    A, dA = cache, np.asarray(dA, dtype=np.float64)
    if activation == "softmax":
        m = A.shape[1]
        columns = [np.diag(A[:, i]) @ dA[:, i] - np.outer(A[:, i], A[:, i]) @ dA[:, i] for i in range(m)]
        return np.stack(columns, axis=1)
    slope = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": (A > 0).astype(float)}
    return dA * slope[activation]
# %%
def layer_forward(A_prev, W, b, activation):
    Z, c1 = linear_forward(A_prev, W, b)
    A, c2 = activation_forward(Z, activation)
    return A, (c1, c2)
# %%
def layer_backward(dA, cache, activation):
    c1, c2 = cache
    return linear_backward(activation_backward(dA, c2, activation), c1)
# %%
def model_forward(X, parameters, activations):
    caches, A = [], X
    for l, name in enumerate(activations, 1):
        A, c = layer_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], name)
        caches.append(c)
    return A, tuple(caches)
# %%
def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(caches), 0, -1):
        dA, grads["dW" + str(l)], grads["db" + str(l)] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
# %%
rng = np.random.default_rng(7)
X = rng.normal(size=(2, 60))
Y = np.eye(2)[(X[0] * X[1] > 0).astype(int)].T
P = {"W1": rng.normal(size=(8, 2)), "b1": np.zeros((8, 1)), "W2": rng.normal(size=(2, 8)), "b2": np.zeros((2, 1))}
for epoch in range(300):
    AL, caches = model_forward(X, P, ["tanh", "softmax"])
    J, dAL = cross_entropy(AL, Y)
    G = model_backward(dAL, caches, ["tanh", "softmax"])
    P = {name: P[name] - 0.5 * G["d" + name] for name in P}
    if epoch % 50 == 0:
        print(epoch, J)
