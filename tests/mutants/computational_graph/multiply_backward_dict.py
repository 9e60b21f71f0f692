# About: Returns a dictionary.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: dx=malformed-result dy=malformed-result
def multiply_backward(upstream, x, y):
    return {"dx": upstream * y, "dy": upstream * x}
