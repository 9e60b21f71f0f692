# About: Loops only, element by element as in the derivation; slow and right.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    n, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n, m))
    for i in range(m):
        for j in range(n):
            total = b[j, 0]
            for k in range(n_prev):
                total = total + W[j, k] * A_prev[k, i]
            Z[j, i] = total
    return Z, (A_prev, W, b)
# %%
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    n, n_prev = W.shape
    m = A_prev.shape[1]
    dA_prev = np.zeros(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(m):
        for j in range(n):
            db[j, 0] += dZ[j, i]
            for k in range(n_prev):
                dW[j, k] += dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] += W[j, k] * dZ[j, i]
    return dA_prev, dW, db
# %%
import math

def one_sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def activation_forward(Z, activation):
    A = np.zeros(Z.shape)
    n, m = Z.shape
    for i in range(m):
        if activation == "softmax":
            biggest = max(Z[:, i])
            powers = [math.exp(z - biggest) for z in Z[:, i]]
            for j in range(n):
                A[j, i] = powers[j] / sum(powers)
            continue
        for j in range(n):
            z = Z[j, i]
            if activation == "sigmoid":
                A[j, i] = one_sigmoid(z)
            elif activation == "tanh":
                A[j, i] = math.tanh(z)
            else:
                A[j, i] = z if z > 0 else 0.0
    return A, A
# %%
def activation_backward(dA, cache, activation):
    A = cache
    n, m = A.shape
    dZ = np.zeros(A.shape)
    for i in range(m):
        for j in range(n):
            a = A[j, i]
            if activation == "sigmoid":
                dZ[j, i] = dA[j, i] * a * (1 - a)
            elif activation == "tanh":
                dZ[j, i] = dA[j, i] * (1 - a * a)
            elif activation == "relu":
                dZ[j, i] = dA[j, i] if a > 0 else 0.0
            else:
                for k in range(n):
                    slope = A[k, i] * (1 - a) if k == j else -A[k, i] * a
                    dZ[j, i] += slope * dA[k, i]
    return dZ
# %%
def layer_forward(A_prev, W, b, activation):
    Z, first = linear_forward(A_prev, W, b)
    A, second = activation_forward(Z, activation)
    return A, (first, second)
# %%
def layer_backward(dA, cache, activation):
    first, second = cache
    dZ = activation_backward(dA, second, activation)
    return linear_backward(dZ, first)
# %%
def cross_entropy(AL, Y):
    k, m = Y.shape
    J = 0.0
    dAL = np.zeros(AL.shape)
    for i in range(m):
        for j in range(k):
            if Y[j, i] == 0:
                continue
            a = max(AL[j, i], 1e-12)
            J -= Y[j, i] * math.log(a) / m
            dAL[j, i] = -Y[j, i] / a / m
    return J, dAL
# %%
def model_forward(X, parameters, activations):
    caches = []
    A = X
    for l in range(len(activations)):
        W = parameters["W" + str(l + 1)]
        b = parameters["b" + str(l + 1)]
        A, cache = layer_forward(A, W, b, activations[l])
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    gradients = {}
    dA = dAL
    for l in reversed(range(len(activations))):
        dA, dW, db = layer_backward(dA, caches[l], activations[l])
        gradients["dW" + str(l + 1)] = dW
        gradients["db" + str(l + 1)] = db
    gradients["dA0"] = dA
    return gradients
