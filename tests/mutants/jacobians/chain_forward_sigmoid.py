# About: A sigmoid between the layers.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    y = 1 / (1 + np.exp(-cache[1]))
    return float(w3 @ W2 @ y), cache
