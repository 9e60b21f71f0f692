# About: Drops the axes of length 1.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: squeezed
def sigmoid(z):
    return right_sigmoid(z).squeeze()
