# About: Sums over the first axis, always.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: wrong-axis-undone
def unbroadcast(gradient, shape):
    return gradient.sum(axis=0, keepdims=True)
