# About: The cache has a place where db is added up, never emptied: the second call gives twice as much.
# Loses: linear_backward.db
# Mistake: spoilt-cache
def linear_forward(A_prev, W, b):
    cache = {"A": A_prev, "W": W, "db": np.zeros_like(b)}
    return W @ A_prev + b, cache


def linear_backward(dZ, cache):
    cache["db"] += dZ.sum(axis=1, keepdims=True)
    return cache["W"].T @ dZ, dZ @ cache["A"].T, cache["db"]
