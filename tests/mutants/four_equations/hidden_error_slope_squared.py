# About: The slope comes in twice.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: repeated-activation
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * right_sigmoid_prime(z) ** 2
