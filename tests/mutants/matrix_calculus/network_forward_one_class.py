# About: Softmax at the end.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    e = np.exp(cache[4] - cache[4].max())
    return e / e.sum(), cache
