# Every call prints what it does.


def linear_backward(dZ, cache):
    A_prev, W = cache
    print("linear_backward", dZ.shape, A_prev.shape, W.shape)
    print(dZ)
    dA_prev, dW, db = W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
    print(f"largest: {np.abs(dW).max():.3f} {np.abs(db).max():.3f}")
    return dA_prev, dW, db
