# About: Gives 2 for each element.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: square-missing
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.ones_like(q)
