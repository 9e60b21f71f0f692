# About: Stacks columns, as most books do.
# Loses: vec.w vec.inputs
# Mistake: column-by-column
def vec(W):
    return W.T.flatten()
