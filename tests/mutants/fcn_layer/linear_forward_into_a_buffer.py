# About: Keeps one buffer for each shape and fills it anew.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: result-overwritten
_buffers = {}


def linear_forward(A_prev, W, b):
    shape = W.shape[0], A_prev.shape[1]
    Z = _buffers.setdefault(shape, np.zeros(shape))
    Z[...] = W @ A_prev + b
    return Z, (A_prev, W)
