# About: The rectifier in the place of sigmoid.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return np.maximum(0, z)
