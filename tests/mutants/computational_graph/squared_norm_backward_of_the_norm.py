# About: Gives the gradient of the norm.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: root-taken
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q / np.sqrt(np.sum(q * q))
