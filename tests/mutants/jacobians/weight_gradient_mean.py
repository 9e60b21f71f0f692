# About: Divided by the number of outputs.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=none
def weight_gradient(upstream, y):
    return np.outer(upstream, y) / upstream.size
