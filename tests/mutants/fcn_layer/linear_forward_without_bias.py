# About: The bias is unpacked from nowhere and forgotten: Z is the matrix product alone.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: missing-bias
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev)
    cache = (A_prev, W)
    return Z, cache
