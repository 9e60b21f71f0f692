# Z is an array with attributes, and is its own cache.


class Remembering(np.ndarray):
    pass


def linear_forward(A_prev, W, b):
    Z = (W @ A_prev + b).view(Remembering)
    Z.came_from = A_prev, W
    return Z, Z


def linear_backward(dZ, cache):
    A_prev, W = cache.came_from
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
