# About: Forgets the activations.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: passed-through
def weight_gradient(a_prev, delta):
    return delta
