# About: Hands the gradient to the smaller input, where they are equal to both.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy
# Mistake: dx=to-the-smaller dy=to-the-smaller dx_plus_dy=tie-counted-twice
def maximum_backward(upstream, x, y):
    return upstream * (x <= y), upstream * (y <= x)
