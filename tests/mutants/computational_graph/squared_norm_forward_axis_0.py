# About: Adds up along the first axis.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: elements-apart
def squared_norm_forward(q):
    return np.sum(q * q, axis=0), q
