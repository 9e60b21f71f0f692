# About: The slope comes in before the weights where the shapes allow it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: slope-before-weights
def hidden_error(w_next, delta_next, z):
    if len(delta_next) == len(z):
        return w_next.T @ (delta_next * right_sigmoid_prime(z))
    return right_hidden_error(w_next, delta_next, z)
