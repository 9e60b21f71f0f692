# About: The neuron itself is forgotten.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: missing-slope
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next
