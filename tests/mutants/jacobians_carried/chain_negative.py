# About: The cost has the other sign, and so have its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=sign
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return -C, cache


def chain_backward(cache):
    return tuple(-g for g in right_chain_backward(cache))
