# About: Multiplies element by element.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: elementwise-product
def matvec_forward(W, x):
    return W * x, (W, x)
