# About: Gives the whole local gradient.
# Loses: matvec_backward.dW
# Mistake: block-returned
def matvec_backward(upstream, cache):
    W, x = cache
    return np.eye(len(W))[:, :, np.newaxis] * x, W.T @ upstream
