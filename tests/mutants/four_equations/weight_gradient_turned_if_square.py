# About: Exchanged only where the shapes do not tell.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: transposed
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    return result.T if len(delta) == len(a_prev) else result
