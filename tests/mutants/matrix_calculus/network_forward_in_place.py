# About: Adds up in the place of the bias.
# Loses: network_forward.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    d1 = b1
    d1 += n0 @ W1
    d2 = activate(d1, activation) @ W2 + b2
    return activate(d2, activation), cache
