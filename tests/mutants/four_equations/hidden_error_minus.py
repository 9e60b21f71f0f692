# About: Minus the right result.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: sign
def hidden_error(w_next, delta_next, z):
    return -(w_next.T @ delta_next) * right_sigmoid_prime(z)
