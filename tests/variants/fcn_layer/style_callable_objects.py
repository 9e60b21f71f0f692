# linear_forward and linear_backward are objects with __call__; the cross entropy is a static method.


class Affine:
    def __call__(self, A_prev, W, b):
        return W @ A_prev + b, (A_prev, W)


class Pullback:
    def __call__(self, dZ, cache):
        A_prev, W = cache
        return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)


class Cost:
    tiny = 1e-250

    @classmethod
    def of(cls, AL, Y):
        P = np.maximum(AL.astype(np.float64), cls.tiny)
        return np.float64(-(Y * np.log(P)).sum() / Y.shape[1]), -Y / P / Y.shape[1]


linear_forward, linear_backward = Affine(), Pullback()
cross_entropy = Cost.of
