# About: A list of rows, not an array.
# Loses: unvec.W unvec.inputs
# Mistake: not-an-array
def unvec(w, shape):
    return [w[i * shape[1] : (i + 1) * shape[1]] for i in range(shape[0])]
