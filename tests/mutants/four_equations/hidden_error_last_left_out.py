# About: The loop over the next layer ends one short.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: none
def hidden_error(w_next, delta_next, z):
    return w_next[:-1].T @ delta_next[:-1] * right_sigmoid_prime(z)
