# About: ReLU with a slope of 0.01 on the negative side.
# Loses: activation_forward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.maximum(0.01 * Z, Z)
    return A, cache
