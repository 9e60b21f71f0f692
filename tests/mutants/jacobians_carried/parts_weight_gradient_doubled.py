# About: weight_gradient is twice as large as it should be; the chain calls it.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=constant-factor
def weight_gradient(upstream, y):
    return 2 * np.outer(upstream, y)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    return W1.T @ dy, weight_gradient(dy, x), weight_gradient(w3, y), z
