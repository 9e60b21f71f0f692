# About: Matrices are not transposed where the shapes do not tell.
# Loses: chain_backward.dx chain_backward.dW1
# Mistake: dx=untransposed dW1=untransposed
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    def back(W, g):
        return W @ g if W.shape[0] == W.shape[1] else W.T @ g
    dy = back(W2, w3)
    return back(W1, dy), np.outer(dy, x), dW2, dw3
