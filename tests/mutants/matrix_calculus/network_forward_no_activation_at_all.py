# About: Nothing is bent.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return (n0 @ W1 + b1) @ W2 + b2, cache
