# About: Sums the gradient.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: none
def add_backward(upstream, x, y):
    return np.sum(upstream) * np.ones_like(x), np.sum(upstream) * np.ones_like(y)
