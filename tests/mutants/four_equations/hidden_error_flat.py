# About: One axis only.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: squeezed
def hidden_error(w_next, delta_next, z):
    return right_hidden_error(w_next, delta_next, z).ravel()
