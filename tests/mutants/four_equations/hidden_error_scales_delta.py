# About: Divides the error it is given by its length and back, in place.
# Loses: hidden_error.inputs
# Mistake: overwritten-input
def hidden_error(w_next, delta_next, z):
    result = right_hidden_error(w_next, delta_next, z)
    delta_next *= 0.5
    return result
