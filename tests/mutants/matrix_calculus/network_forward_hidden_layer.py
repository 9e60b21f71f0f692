# About: The hidden layer is returned.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: wrong-layer
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(n0 @ W1 + b1, activation), cache
