# About: Rounded to two digits.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return np.round(cache[5], 2), cache
