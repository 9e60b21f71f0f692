# About: Sets the upstream gradient to zero when it is done.
# Loses: add_backward.inputs
# Mistake: inputs=overwritten-input
def add_backward(upstream, x, y):
    dx, dy = upstream.copy(), upstream.copy()
    upstream[...] = 0
    return dx, dy
