# About: Takes tanh of tanh.
# Loses: activation_forward.tanh
# Mistake: repeated-activation
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        Z = np.tanh(Z)
        A = np.tanh(Z)
    return A, cache
