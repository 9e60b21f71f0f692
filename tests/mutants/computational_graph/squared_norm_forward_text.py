# About: Returns a text.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: not-an-array
def squared_norm_forward(q):
    return f"{np.sum(q * q)}", q
