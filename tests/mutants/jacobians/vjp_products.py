# About: The products are not added up.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=unsummed-product
def vjp(jacobian, upstream):
    return jacobian * upstream[:, None]
