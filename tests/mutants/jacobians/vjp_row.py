# About: The result is a matrix with one row.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=extra-axis
def vjp(jacobian, upstream):
    return upstream[None] @ jacobian
