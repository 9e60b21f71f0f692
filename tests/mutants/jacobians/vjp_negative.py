# About: Minus the right result.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=sign
def vjp(jacobian, upstream):
    return -(upstream @ jacobian)
