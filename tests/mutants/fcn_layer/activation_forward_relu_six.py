# About: Cuts ReLU off at 6, as in a network for telephones.
# Loses: activation_forward.relu
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.minimum(np.maximum(Z, 0), 6)
    return A, cache
