# About: Sums over everything.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: summed-too-far
def unbroadcast(gradient, shape):
    return np.full(shape, gradient.sum())
