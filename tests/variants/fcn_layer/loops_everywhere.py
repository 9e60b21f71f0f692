# Every sum of every function is a loop over elements, each softmax Jacobian included.
import math


def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for j in range(Z.shape[0]):
        for i in range(Z.shape[1]):
            Z[j, i] = b[j, 0]
            for k in range(W.shape[1]):
                Z[j, i] = Z[j, i] + W[j, k] * A_prev[k, i]
    return Z, (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for j in range(W.shape[0]):
        for i in range(dZ.shape[1]):
            db[j, 0] = db[j, 0] + dZ[j, i]
            for k in range(W.shape[1]):
                dW[j, k] = dW[j, k] + dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] = dA_prev[k, i] + dZ[j, i] * W[j, k]
    return dA_prev, dW, db


def activation_forward(Z, activation):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        top, total = Z[:, i].max(), 0
        for j in range(Z.shape[0]):
            total += math.exp(Z[j, i] - top)
        for j in range(Z.shape[0]):
            z = Z[j, i]
            if activation == "sigmoid":
                A[j, i] = (1 + math.tanh(z / 2)) / 2
            elif activation == "tanh":
                A[j, i] = math.tanh(z)
            elif activation == "relu":
                A[j, i] = z if z > 0 else 0
            else:
                A[j, i] = math.exp(z - top) / total
    return A, A


def activation_backward(dA, cache, activation):
    A, dZ = cache, np.zeros(dA.shape)
    for i in range(A.shape[1]):
        for p in range(A.shape[0]):
            if activation == "sigmoid":
                dZ[p, i] = dA[p, i] * A[p, i] * (1 - A[p, i])
            elif activation == "tanh":
                dZ[p, i] = dA[p, i] * (1 - A[p, i] ** 2)
            elif activation == "relu":
                dZ[p, i] = dA[p, i] if A[p, i] > 0 else 0
            else:
                for q in range(A.shape[0]):
                    dZ[p, i] += dA[q, i] * A[q, i] * ((1 if p == q else 0) - A[p, i])
    return dZ
