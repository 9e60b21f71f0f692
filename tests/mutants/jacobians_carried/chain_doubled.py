# About: The cost is doubled, and so are its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=constant-factor
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return 2 * C, cache


def chain_backward(cache):
    return tuple(2 * g for g in right_chain_backward(cache))
