# About: Divides the caller's vector on the way and does not put it back.
# Loses: unvec.inputs
def unvec(w, shape):
    W = w.reshape(shape).copy()
    w *= 0.5
    return W
