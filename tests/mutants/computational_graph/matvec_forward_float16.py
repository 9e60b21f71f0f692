# About: Works in half precision.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: half-precision
def matvec_forward(W, x):
    return np.float16(W @ x), (W, x)
