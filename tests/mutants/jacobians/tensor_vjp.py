# %% tensor_vjp_flat
# About: The last step is missing.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=flattened
def tensor_vjp(jacobian, upstream):
    return upstream @ jacobian.reshape(len(upstream), -1)


# %% tensor_vjp_kept_axis
# About: The sum keeps its axis.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=extra-axis
def tensor_vjp(jacobian, upstream):
    n = len(upstream)
    weighted = jacobian * upstream.reshape(n, *[1] * (jacobian.ndim - 1))
    return weighted.sum(axis=0, keepdims=True)


# %% tensor_vjp_last_sheet
# About: The loop over the sheets assigns.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=one-output-only
def tensor_vjp(jacobian, upstream):
    for sheet, number in zip(jacobian, upstream):
        total = sheet * number
    return total


# %% tensor_vjp_matrices_only
# About: Right for matrices, and for nothing else.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=none
def tensor_vjp(jacobian, upstream):
    if jacobian.ndim != 3:
        return np.zeros(jacobian.shape[1:])
    return np.einsum('ijk,i->jk', jacobian, upstream)


# %% tensor_vjp_one_weight_for_all_sheets
# About: Every sheet is weighted by the first upstream gradient.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=one-for-all inputs=none
def tensor_vjp(jacobian, upstream):
    total = np.zeros(jacobian.shape[1:])
    for sheet in jacobian:
        total += upstream[0] * sheet
    return total


# %% tensor_vjp_overwrites_jacobian
# About: The sheets are multiplied in place.
# Loses: tensor_vjp.inputs
# Mistake: inputs=overwritten-input
def tensor_vjp(jacobian, upstream):
    for i in range(len(upstream)):
        jacobian[i] *= upstream[i]
    return jacobian.sum(axis=0)


# %% tensor_vjp_products
# About: The products are not added up.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=unsummed-product
def tensor_vjp(jacobian, upstream):
    return np.stack([sheet * number for sheet, number in zip(jacobian, upstream)])


# %% tensor_vjp_reshape_alone
# About: Reshaped to as many columns as there are outputs, without a transpose.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=scrambled-reshape
def tensor_vjp(jacobian, upstream):
    n, *shape = jacobian.shape
    return (jacobian.reshape(-1, n) @ upstream).reshape(shape)


# %% tensor_vjp_reshaped_to_the_transpose
# About: The result is reshaped to the shape backwards.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=scrambled-reshape
def tensor_vjp(jacobian, upstream):
    n, *shape = jacobian.shape
    return (upstream @ jacobian.reshape(n, -1)).reshape(shape[::-1])


# %% tensor_vjp_turned
# About: All axes in the opposite order.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=axes-exchanged
def tensor_vjp(jacobian, upstream):
    return jacobian.T @ upstream


# %% tensor_vjp_without_upstream
# About: The sheets are added up as they are.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=upstream-ignored
def tensor_vjp(jacobian, upstream):
    return jacobian.sum(axis=0)


# %% tensor_vjp_wrong_sum
# About: Added up over the last axis.
# Loses: tensor_vjp.dX tensor_vjp.inputs
# Mistake: dX=summed-over-inputs
def tensor_vjp(jacobian, upstream):
    n = len(upstream)
    return (jacobian * upstream.reshape(n, *[1] * (jacobian.ndim - 1))).sum(axis=-1)
