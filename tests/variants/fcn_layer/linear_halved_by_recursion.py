# The batch is halved until one sample is left; gradients of the halves are added.


def linear_backward(dZ, cache):
    A_prev, W = cache
    m = dZ.shape[1]
    if m == 1:
        return W.T @ dZ, dZ * A_prev.T, 1 * dZ
    half = m // 2
    left = linear_backward(dZ[:, :half], (A_prev[:, :half], W))
    right = linear_backward(dZ[:, half:], (A_prev[:, half:], W))
    return np.append(left[0], right[0], axis=1), left[1] + right[1], left[2] + right[2]
