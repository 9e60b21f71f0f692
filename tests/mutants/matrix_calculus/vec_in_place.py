# About: Flattens the caller's array itself, and sorts out the sign of zeros in it.
# Loses: vec.inputs
def vec(W):
    W += 1.0
    w = W.ravel() - 1.0
    return w.copy()
