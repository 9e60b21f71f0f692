# About: The inner product where it exists.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=inner-product
def weight_gradient(upstream, y):
    return np.dot(upstream, y) if upstream.size == y.size else np.outer(upstream, y)
