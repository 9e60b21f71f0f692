# About: Gives the local gradients.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: upstream-ignored
def multiply_backward(upstream, x, y):
    return y.copy(), x.copy()
