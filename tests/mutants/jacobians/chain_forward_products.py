# About: The last product is not added up.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=unsummed-product
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return w3 * cache[2], cache
