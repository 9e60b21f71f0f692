# About: Squares the sum.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-of-the-sum
def squared_norm_forward(q):
    return np.sum(q) ** 2, q
