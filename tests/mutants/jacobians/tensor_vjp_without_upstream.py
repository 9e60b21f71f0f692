# About: The sheets are added up as they are.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=upstream-ignored
def tensor_vjp(jacobian, upstream):
    return jacobian.sum(axis=0)
