# About: Gives the local gradients, which are 1.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: upstream-ignored
def add_backward(upstream, x, y):
    return np.ones_like(upstream), np.ones_like(upstream)
