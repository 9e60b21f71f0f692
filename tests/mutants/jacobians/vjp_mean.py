# About: The mean over the outputs in the place of the sum.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=none
def vjp(jacobian, upstream):
    return (jacobian * upstream[:, None]).mean(axis=0)
