# About: The Jacobian as it is.
# Loses: vjp.dx vjp.inputs
def vjp(jacobian, upstream):
    return jacobian @ upstream
