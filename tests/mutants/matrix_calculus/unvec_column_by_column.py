# About: Fills columns one after another.
# Loses: unvec.W unvec.inputs
# Mistake: column-by-column
def unvec(w, shape):
    return w.reshape(shape, order="F")
