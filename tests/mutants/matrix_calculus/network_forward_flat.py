# About: A vector comes out.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: squeezed
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return cache[5][0], cache
