# About: Takes the product of q with itself, right for vectors only.
# Loses: squared_norm_forward.f squared_norm_backward.dq squared_norm_forward.inputs squared_norm_backward.inputs
# Mistake: none
def squared_norm_forward(q):
    return np.dot(q, q), q
