# About: The products stay in the sheets of the tensor.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=wrong-shape
def weight_gradient(upstream, y):
    n = min(upstream.size, 80)
    if n < upstream.size:
        return np.outer(upstream, y)
    return upstream[:, None, None] * np.eye(n)[:, :, None] * y
