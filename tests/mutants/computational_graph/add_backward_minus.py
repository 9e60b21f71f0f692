# About: Takes the sum for a difference.
# Loses: add_backward.dy
# Mistake: sign
def add_backward(upstream, x, y):
    return upstream, -upstream
