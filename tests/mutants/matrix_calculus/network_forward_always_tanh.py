# About: Both layers are tanh whatever is asked for.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: wrong-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 + b1, "tanh") @ W2 + b2, "tanh"), cache
