# About: Every sheet is weighted by the first upstream gradient.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=other-index inputs=none
def tensor_vjp(jacobian, upstream):
    total = np.zeros(jacobian.shape[1:])
    for sheet in jacobian:
        total += upstream[0] * sheet
    return total
