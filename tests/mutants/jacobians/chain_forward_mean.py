# About: The mean of the last products.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return C / w3.size, cache
