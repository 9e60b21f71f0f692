# Results are remembered in the cache, by the bytes of the upstream gradient.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, {"A_prev": A_prev, "W": W}


def linear_backward(dZ, cache):
    key = dZ.tobytes()
    if key not in cache:
        cache[key] = cache["W"].T @ dZ, dZ @ cache["A_prev"].T, dZ.sum(axis=1, keepdims=True)
    return cache[key]
