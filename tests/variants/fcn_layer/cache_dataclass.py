# The cache is a frozen dataclass.
from dataclasses import dataclass


@dataclass(frozen=True)
class LinearCache:
    A_prev: Array
    W: Array


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, LinearCache(A_prev, W)


def linear_backward(dZ, cache):
    return cache.W.T @ dZ, dZ @ cache.A_prev.T, dZ.sum(axis=1, keepdims=True)
