# About: Cuts into rows of the wrong length, and transposes to get the shape right.
# Loses: unvec.W unvec.inputs
# Mistake: column-by-column
def unvec(w, shape):
    return w.reshape(shape[1], shape[0]).T
