# About: All axes in the opposite order.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=axes-exchanged
def tensor_vjp(jacobian, upstream):
    return jacobian.T @ upstream
