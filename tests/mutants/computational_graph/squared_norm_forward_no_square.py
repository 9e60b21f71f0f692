# About: Adds up the elements.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-missing
def squared_norm_forward(q):
    return np.sum(q), q
