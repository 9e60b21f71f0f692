# About: Only one factor of the slope.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: half-derivative
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * right_sigmoid(z)
