# About: Gives the squares.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: elements-apart
def squared_norm_forward(q):
    return q * q, q
