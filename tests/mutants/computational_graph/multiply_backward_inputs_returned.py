# About: Gives back the inputs.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: parameter-returned
def multiply_backward(upstream, x, y):
    return x, y
