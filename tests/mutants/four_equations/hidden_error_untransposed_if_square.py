# About: Transposes only where the shapes ask for it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: untransposed
def hidden_error(w_next, delta_next, z):
    w = w_next if w_next.shape[0] == w_next.shape[1] else w_next.T
    return w @ delta_next * right_sigmoid_prime(z)
