# About: Nothing from the next layer.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: slope-alone
def hidden_error(w_next, delta_next, z):
    return right_sigmoid_prime(z)
