# About: Reshaped to as many columns as there are outputs, without a transpose.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=scrambled-reshape
def tensor_vjp(jacobian, upstream):
    n, *shape = jacobian.shape
    return (jacobian.reshape(-1, n) @ upstream).reshape(shape)
