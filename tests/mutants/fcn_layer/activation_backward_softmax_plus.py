# About: diag(a) + a a^T: the sign between the two parts is wrong.
# Loses: activation_backward.softmax
# Mistake: coupling-sign
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        J = np.einsum("pi,pq->ipq", A, np.eye(len(A))) + np.einsum("pi,qi->ipq", A, A)
        return np.einsum("ipq,qi->pi", J, dA)
    return right_activation_backward(dA, A, activation)
