# About: The errors of the next layer are not used.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: upstream-ignored
def hidden_error(w_next, delta_next, z):
    return w_next.sum(axis=0)[:, None] * right_sigmoid_prime(z)
