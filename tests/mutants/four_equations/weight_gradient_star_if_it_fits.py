# About: * in the place of a product of column and row where the lengths are equal.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: elementwise-product
def weight_gradient(a_prev, delta):
    return delta * a_prev if len(delta) == len(a_prev) else delta @ a_prev.T
