# About: Keeps an axis: a row, as everything else in the notebook.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.reshape(1, W.size)
