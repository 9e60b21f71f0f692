# About: The products are not added up.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=unsummed-product
def tensor_vjp(jacobian, upstream):
    return np.stack([sheet * number for sheet, number in zip(jacobian, upstream)])
