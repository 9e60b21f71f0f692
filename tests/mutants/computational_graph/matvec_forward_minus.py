# About: A sign slips in.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: sign
def matvec_forward(W, x):
    return -(W @ x), (W, x)
