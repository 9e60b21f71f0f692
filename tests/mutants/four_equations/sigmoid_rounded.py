# About: A neuron that fires or does not.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: whole-numbers
def sigmoid(z):
    return np.round(right_sigmoid(z))
