# About: Saves memory: the product is worked out in half precision.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: half-precision
def linear_forward(A_prev, W, b):
    Wh = W.astype(np.float16)
    Ah = A_prev.astype(np.float16)
    Z = Wh @ Ah + b.astype(np.float16)
    return Z.astype(A_prev.dtype), (A_prev, W)
