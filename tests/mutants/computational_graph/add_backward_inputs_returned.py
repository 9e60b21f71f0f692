# About: Gives back the inputs.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: parameter-returned
def add_backward(upstream, x, y):
    return x, y
