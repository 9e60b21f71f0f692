# What forward hands on is rounded to float32; the cache keeps float64.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A.astype(np.float32), (linear_cache, activation_cache)
