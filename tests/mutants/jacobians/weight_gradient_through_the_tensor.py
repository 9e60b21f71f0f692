# About: Builds the tensor, which does not fit into memory where it is large.
# Loses: weight_gradient.dW
def weight_gradient(upstream, y):
    T = np.zeros((upstream.size, upstream.size, y.size))
    for i in range(upstream.size):
        T[i, i] = y
    return np.tensordot(upstream, T, axes=1)
