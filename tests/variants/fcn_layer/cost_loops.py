# The cost in two loops.
import math


def cross_entropy(AL, Y):
    k, m = AL.shape
    J, dAL = 0, np.zeros(AL.shape)
    for i in range(m):
        for p in range(k):
            if Y[p, i] == 1:
                probability = max(AL[p, i], 1e-100)
                J -= math.log(probability) / m
                dAL[p, i] = -1 / probability / m
    return J, dAL
