# About: The last neuron is never reached.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: none
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    result[-1] = 0
    return result
