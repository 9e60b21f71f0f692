# About: Applied once more to its own result.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: repeated-activation
def sigmoid(z):
    return right_sigmoid(right_sigmoid(z))
