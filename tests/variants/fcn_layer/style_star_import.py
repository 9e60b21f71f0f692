# Everything comes from a star import, which hides Python's own sum, max and abs.
from numpy import *


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = exp(-logaddexp(0, -Z))
    elif activation == "tanh":
        A = tanh(Z)
    elif activation == "relu":
        A = maximum(Z, 0)
    else:
        A = exp(Z - max(Z, 0))
        A = A / sum(A, 0)
    return A, A


def cross_entropy(AL, Y):
    P = maximum(AL, 1e-40 if AL.dtype == float64 else 1e-30)
    m = shape(AL)[1]
    return -sum(Y * log(P)) / m, -Y / P / m
