# About: Adds up in place.
# Loses: unbroadcast.inputs
# Mistake: inputs=overwritten-input
def unbroadcast(gradient, shape):
    total = right_unbroadcast(gradient, shape)
    if gradient.shape:
        gradient[0] = gradient.sum(axis=0)
    return total
