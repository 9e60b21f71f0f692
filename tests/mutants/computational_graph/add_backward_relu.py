# About: Hands on positive gradients only.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: none
def add_backward(upstream, x, y):
    return np.maximum(upstream, 0), np.maximum(upstream, 0)
