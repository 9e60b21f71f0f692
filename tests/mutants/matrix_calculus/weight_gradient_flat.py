# About: Left as a vector.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: still-flat
def weight_gradient(n, v):
    return np.kron(n, v)[0]
