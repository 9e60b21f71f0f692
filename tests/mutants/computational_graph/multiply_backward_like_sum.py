# About: Uses the rule of the sum.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: rule-of-another-node
def multiply_backward(upstream, x, y):
    return upstream, upstream
