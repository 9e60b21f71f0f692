# About: Takes the norm.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: root-taken
def squared_norm_forward(q):
    return np.linalg.norm(q), q
