# About: Row and column exchanged.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: transposed-shape
def weight_gradient(a_prev, delta):
    return a_prev @ delta.T
