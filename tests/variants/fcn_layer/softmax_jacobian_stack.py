# The Jacobians of all samples in one array, made and contracted by einsum.


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        k = A.shape[0]
        stack = np.einsum("pi,pq->ipq", A, np.eye(k)) - np.einsum("pi,qi->ipq", A, A)
        return np.einsum("ipq,pi->qi", stack, dA)
    slopes = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": 1.0 * (A > 0)}
    return dA * slopes[activation]
