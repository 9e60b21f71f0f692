# About: Adds up the errors of the next layer as they are.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: weights-left-out
def hidden_error(w_next, delta_next, z):
    return delta_next.sum() * right_sigmoid_prime(z)
