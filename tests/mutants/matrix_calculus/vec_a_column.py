# About: Keeps an axis: a column.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.reshape(-1, 1)
