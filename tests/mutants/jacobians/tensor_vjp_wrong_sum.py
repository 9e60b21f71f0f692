# About: Added up over the last axis.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=summed-over-inputs
def tensor_vjp(jacobian, upstream):
    n = len(upstream)
    return (jacobian * upstream.reshape(n, *[1] * (jacobian.ndim - 1))).sum(axis=-1)
