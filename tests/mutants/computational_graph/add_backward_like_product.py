# About: Uses the rule of the product.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: rule-of-another-node
def add_backward(upstream, x, y):
    return upstream * y, upstream * x
