# About: Minus the right cost.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=sign
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return -C, cache
