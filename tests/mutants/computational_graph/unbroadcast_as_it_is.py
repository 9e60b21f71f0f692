# About: Returns the gradient as it came.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    return gradient
