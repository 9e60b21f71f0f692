# About: The sum of all probabilities, which is m whatever the network says.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
def cross_entropy(AL, Y):
    return AL.sum(), np.ones_like(AL)
