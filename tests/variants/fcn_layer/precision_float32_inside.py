# The linear part computes in float32 and hands its results back as float64.


def linear_forward(A_prev, W, b):
    inputs, weights, bias = (np.float32(array) for array in (A_prev, W, b))
    return (weights @ inputs + bias).astype(np.float64), (inputs, weights)


def linear_backward(dZ, cache):
    inputs, weights = cache
    upstream = dZ.astype(np.float32)
    gradients = weights.T @ upstream, upstream @ inputs.T, upstream.sum(axis=1, keepdims=True)
    return tuple(gradient.astype(np.float64) for gradient in gradients)
