# About: Softmax straight from the formula: inf / inf for large entries.
# Loses: activation_forward.softmax
# Mistake: not-finite
def activation_forward(Z, activation):
    if activation == "softmax":
        A = np.exp(Z) / np.sum(np.exp(Z), axis=0, keepdims=True)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    else:
        A = np.maximum(0, Z)
    _, cache = right_activation_forward(Z, activation)
    return A, cache
