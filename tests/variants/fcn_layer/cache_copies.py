# The cache holds copies, and backward works on them in place without spoiling them.
import copy


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, copy.deepcopy((A_prev, W))


def linear_backward(dZ, cache):
    A_prev, W = (array.copy() for array in cache)
    dZ = dZ.copy()
    dW = dZ @ A_prev.T
    np.matmul(W.T, dZ, out=A_prev)
    dZ[:, 0] = dZ.sum(axis=1)
    return A_prev, dW, dZ[:, :1]
