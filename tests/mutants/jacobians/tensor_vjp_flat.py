# About: The last step is missing.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=flattened
def tensor_vjp(jacobian, upstream):
    return upstream @ jacobian.reshape(len(upstream), -1)
