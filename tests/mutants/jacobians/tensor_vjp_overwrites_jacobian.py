# About: The sheets are multiplied in place.
# Loses: tensor_vjp.inputs
# Mistake: inputs=overwritten-input
def tensor_vjp(jacobian, upstream):
    for i in range(len(upstream)):
        jacobian[i] *= upstream[i]
    return jacobian.sum(axis=0)
