# About: The right matrix, on its side.
# Loses: unvec.W unvec.inputs
# Mistake: transposed-shape
def unvec(w, shape):
    return w.reshape(shape).T
