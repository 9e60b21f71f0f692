# About: Right for matrices, and for nothing else.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=none
def tensor_vjp(jacobian, upstream):
    if jacobian.ndim != 3:
        return np.zeros(jacobian.shape[1:])
    return np.einsum('ijk,i->jk', jacobian, upstream)
