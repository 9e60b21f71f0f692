# Every function is a lambda.
linear_forward = lambda A_prev, W, b: (W @ A_prev + b, (A_prev, W))
linear_backward = lambda dZ, cache: (cache[1].T @ dZ, dZ @ cache[0].T, dZ.sum(1, keepdims=True))
cross_entropy = lambda AL, Y, tiny=1e-30: (
    float(-(Y * np.log(np.maximum(AL, tiny))).sum() / AL.shape[1]),
    -Y / np.maximum(AL, tiny) / AL.shape[1],
)
