# About: A buffer of integers.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: whole-numbers
def weight_gradient(a_prev, delta):
    result = np.zeros((len(delta), len(a_prev)), dtype=int)
    result[:] = delta @ a_prev.T
    return result
