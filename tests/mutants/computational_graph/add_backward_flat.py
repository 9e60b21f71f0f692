# About: Gives flat arrays.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: wrong-shape
def add_backward(upstream, x, y):
    return upstream.ravel(), upstream.ravel()
