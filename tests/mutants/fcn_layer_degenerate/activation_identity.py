# About: Every activation returns Z, and hands dA on.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    return Z.copy(), None


def activation_backward(dA, cache, activation):
    return dA.copy()
