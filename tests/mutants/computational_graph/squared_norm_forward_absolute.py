# About: Adds up the sizes.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-missing
def squared_norm_forward(q):
    return np.sum(np.abs(q)), q
