# About: The formula for a, applied to z.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: input-for-activation
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * (z * (1 - z))
