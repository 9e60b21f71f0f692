# About: The last weights are multiplied in place.
# Loses: chain_forward.inputs
# Mistake: inputs=overwritten-input
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3.copy())
    w3 *= cache[2]
    return C, cache
