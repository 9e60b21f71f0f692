# About: The loop over the rows assigns.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=one-output-only
def vjp(jacobian, upstream):
    for row, number in zip(jacobian, upstream):
        dx = row * number
    return dx
