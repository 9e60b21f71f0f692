# About: Exchanged only where the shapes do not tell.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=transposed
def weight_gradient(upstream, y):
    return np.outer(y, upstream) if y.size == upstream.size else np.outer(upstream, y)
