# About: The hidden layer is activated once more.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: repeated-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(activate(n0 @ W1 + b1, activation), activation) @ W2 + b2, activation), cache
