# About: resize works in place and returns None, so the vector comes back as it was.
# Loses: unvec.W unvec.inputs
# Mistake: still-flat
def unvec(w, shape):
    W = w.copy()
    W.reshape(shape)
    return W
