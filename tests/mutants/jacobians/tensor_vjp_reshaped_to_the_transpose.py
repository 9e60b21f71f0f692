# About: The result is reshaped to the shape backwards.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=scrambled-reshape
def tensor_vjp(jacobian, upstream):
    n, *shape = jacobian.shape
    return (upstream @ jacobian.reshape(n, -1)).reshape(shape[::-1])
