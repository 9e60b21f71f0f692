# About: Builds the derivative of sigmoid in the array that the cache holds.
# Loses: activation_backward.sigmoid activation_backward.inputs
# Mistake: spoilt-cache
def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        cache *= 1 - cache
        return dA * cache
    return right_activation_backward(dA, cache, activation)
