# About: The loop returns in its first turn.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=one-output-only
def vjp(jacobian, upstream):
    for row, number in zip(jacobian, upstream):
        return row * number
