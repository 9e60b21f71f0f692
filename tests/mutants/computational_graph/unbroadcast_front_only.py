# About: Sums over the axes in front only.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient
