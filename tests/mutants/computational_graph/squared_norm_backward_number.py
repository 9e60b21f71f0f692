# About: Adds up the gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: elements-apart
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.sum(q)
