# About: Reshapes.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    return gradient.reshape(shape)
