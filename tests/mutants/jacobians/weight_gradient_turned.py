# About: Column and row are exchanged.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=transposed-shape
def weight_gradient(upstream, y):
    return np.outer(y, upstream)
