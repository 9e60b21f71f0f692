# About: By the Kronecker products and their matrices: no memory for them where the layers are wide.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def gradients(y, cache):
    dw1, db1, dw2, db2 = right_gradients_by_kronecker(y, cache)
    return right_unvec(dw1, (-1, db1.size)), db1, right_unvec(dw2, (-1, db2.size)), db2
