# About: A reshape in the place of the transpose.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=scrambled-reshape
def vjp(jacobian, upstream):
    n, m = jacobian.shape
    return jacobian.reshape(m, n) @ upstream
