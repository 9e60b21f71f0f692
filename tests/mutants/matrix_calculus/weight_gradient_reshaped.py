# About: The wrong product, cut to the right shape.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: column-by-column
def weight_gradient(n, v):
    return (v.T @ n).reshape(n.shape[1], v.shape[1])
