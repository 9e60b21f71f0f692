# Two threads share the samples.
from concurrent.futures import ThreadPoolExecutor


def linear_backward(dZ, cache):
    A_prev, W = cache
    with ThreadPoolExecutor(2) as pool:
        dW = sum(pool.map(lambda piece: dZ[:, piece] @ A_prev[:, piece].T, (slice(0, None, 2), slice(1, None, 2))))
    return W.T @ dZ, dW, dZ.sum(axis=1, keepdims=True)
