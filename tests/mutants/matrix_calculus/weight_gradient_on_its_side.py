# About: The factors exchanged.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: transposed-shape
def weight_gradient(n, v):
    return v.T @ n
