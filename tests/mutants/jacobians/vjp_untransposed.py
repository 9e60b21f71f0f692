# About: Not transposed where the shapes let it be, else right.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=untransposed
def vjp(jacobian, upstream):
    n, m = jacobian.shape
    return jacobian @ upstream if n == m else jacobian.T @ upstream
