# About: Has the sum in it.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: square-of-the-sum
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.sum(q) * np.ones_like(q)
