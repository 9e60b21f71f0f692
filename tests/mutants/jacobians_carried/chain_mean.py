# About: The mean over the outputs, and its gradients.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return C / w3.size, (cache, w3.size)


def chain_backward(cache):
    inner, n = cache
    return tuple(g / n for g in right_chain_backward(inner))
