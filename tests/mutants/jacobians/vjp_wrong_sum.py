# About: Added up over the inputs.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=summed-over-inputs
def vjp(jacobian, upstream):
    return (jacobian * upstream[:, None]).sum(axis=1)
