# About: relu leaks.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: leaky-relu
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)

    def f(d):
        return np.where(d > 0, d, 0.01 * d) if activation == "relu" else activate(d, activation)

    return f(f(n0 @ W1 + b1) @ W2 + b2), cache
