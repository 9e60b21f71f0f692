# About: Works in half precision.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: half-precision
def multiply_backward(upstream, x, y):
    return (upstream * y).astype(np.float16), (upstream * x).astype(np.float16)
