# About: Takes as many elements as there have to be.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: one-use-only
def unbroadcast(gradient, shape):
    return np.resize(gradient, shape)
