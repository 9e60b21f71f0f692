# About: Hands the error on as it is.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: passed-through
def hidden_error(w_next, delta_next, z):
    return delta_next
