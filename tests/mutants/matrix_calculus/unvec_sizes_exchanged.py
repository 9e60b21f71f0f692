# About: Takes the shape the wrong way round.
# Loses: unvec.W unvec.inputs
# Mistake: swapped-sizes
def unvec(w, shape):
    k, p = shape
    return w.reshape(p, k)
