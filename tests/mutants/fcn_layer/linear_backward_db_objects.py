# About: A db of Python objects.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, db.astype(object)
