# About: The loop over the sheets assigns.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=one-output-only
def tensor_vjp(jacobian, upstream):
    for sheet, number in zip(jacobian, upstream):
        total = sheet * number
    return total
