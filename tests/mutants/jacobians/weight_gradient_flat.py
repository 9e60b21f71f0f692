# About: All products in a row.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=flattened
def weight_gradient(upstream, y):
    return np.kron(upstream, y)
