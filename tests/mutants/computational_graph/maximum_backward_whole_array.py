# About: Compares the largest elements.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: none
def maximum_backward(upstream, x, y):
    if x.max() >= y.max():
        return upstream, np.zeros_like(upstream)
    return np.zeros_like(upstream), upstream
