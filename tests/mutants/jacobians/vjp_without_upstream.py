# About: What arrives is not used.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=upstream-ignored
def vjp(jacobian, upstream):
    return jacobian.sum(axis=0)
