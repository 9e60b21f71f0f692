# About: The rows are multiplied in place.
# Loses: vjp.inputs
# Mistake: inputs=overwritten-input
def vjp(jacobian, upstream):
    jacobian *= upstream[:, None]
    return jacobian.sum(axis=0)
