# About: Weights in half precision.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0.astype(np.float16) @ W1.astype(np.float16) + b1, activation) @ W2.astype(np.float16) + b2, activation), cache
