# About: The sum keeps its axis.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=extra-axis
def tensor_vjp(jacobian, upstream):
    n = len(upstream)
    weighted = jacobian * upstream.reshape(n, *[1] * (jacobian.ndim - 1))
    return weighted.sum(axis=0, keepdims=True)
