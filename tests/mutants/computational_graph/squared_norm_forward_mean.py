# About: Takes the mean of the squares.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: averaged
def squared_norm_forward(q):
    return np.mean(q * q), q
