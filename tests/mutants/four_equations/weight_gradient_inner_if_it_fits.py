# About: The wrong one is transposed where the lengths are equal.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: inner-for-outer
def weight_gradient(a_prev, delta):
    return delta.T @ a_prev if len(delta) == len(a_prev) else delta @ a_prev.T
