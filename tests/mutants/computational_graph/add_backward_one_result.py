# About: Both gradients are the same, so one is returned.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: dx=malformed-result dy=malformed-result
def add_backward(upstream, x, y):
    return upstream
