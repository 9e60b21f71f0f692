# About: Returns the matrix.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.copy()
