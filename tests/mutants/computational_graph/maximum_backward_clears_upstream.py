# About: Clears the upstream gradient where y wins.
# Loses: maximum_backward.inputs
# Mistake: inputs=overwritten-input
def maximum_backward(upstream, x, y):
    dy = upstream * (x < y)
    upstream[x < y] = 0
    return upstream, dy
