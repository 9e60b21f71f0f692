# About: The hyperbolic tangent is an S, too.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return np.tanh(z)
