# Everything is computed in the other convention, samples as rows, and transposed at the end.


def linear_forward(A_prev, W, b):
    X = A_prev.T
    return (X @ W.T + b.T).T, (X, W.T)


def linear_backward(dZ, cache):
    X, V = cache
    G = dZ.T
    return (G @ V.T).T, (X.T @ G).T, G.sum(axis=0, keepdims=True).T
