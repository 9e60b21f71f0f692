# About: Lets NumPy flatten in Fortran's order.
# Loses: vec.w vec.inputs
# Mistake: column-by-column
def vec(W):
    return W.flatten(order="F")
